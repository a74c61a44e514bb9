// Follows the links that stand in sentences (a.way) without losing the session: where a click leads
// is reported to Python. With a key held they open a new tab, as links do.
let unfollow;

export default function ({setTriggerValue}) {
  const follow = event => {
    const link = event.target.closest?.("a.way");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("went", link.dataset.way);
  };
  unfollow?.();
  document.addEventListener("click", follow);
  unfollow = () => document.removeEventListener("click", follow);
  return unfollow;
}
