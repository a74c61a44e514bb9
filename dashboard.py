"""GridPerf's entry script: page settings, top bar, and the page that the address asks for."""

from gridperf.ui import frame

frame.show()
