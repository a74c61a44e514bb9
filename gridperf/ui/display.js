// Keeps the chosen theme in this browser: a cookie for the pages, Streamlit's own memory for its
// widgets (it is kept for each address apart). A reload then draws all of it anew.
export default function ({data, parentElement}) {
  const box = parentElement.querySelector(".gp-display");
  box.replaceChildren();
  for (const [name, word] of data.themes) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.setAttribute("aria-pressed", name === data.now);
    button.onclick = () => {
      document.cookie = `${data.cookie}=${name}; path=/; max-age=31536000; SameSite=Lax`;
      for (const path of data.paths)
        localStorage.setItem(`stActiveTheme-${path}-v2`, JSON.stringify(name === "dark" ? "Dark" : "Light"));
      const address = new URL(location.href);
      address.searchParams.delete("display");
      location.replace(address);
      if (address.href === location.href) location.reload();
    };
    box.appendChild(button);
  }
}
