# -*- coding: utf-8 -*-
"""Start the dashboard (`python3 run.py`) or check the project (`python3 run.py test`).

Any Python can read this file, Python 2 too, to say that it is too old; what it does is in launcher/.
"""

import sys

if sys.version_info < (3, 6):
    sys.stderr.write(
        "Keuzekompas heeft Python 3.11 of nieuwer nodig; dit is %d.%d. Probeer: python3 run.py\n" % sys.version_info[:2]
    )
    sys.exit(1)

from launcher.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
