/** Reads weights from {@code .safetensors} and {@code .pth} files without executing code from them. */
@NullMarked
package io.github.qptv2.checkpoint;

import org.jspecify.annotations.NullMarked;
