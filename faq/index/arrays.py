"""The array types of the index: single precision is enough to learn with, and takes half the time and memory."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]
Booleans = NDArray[np.bool_]
