/** Weights from {@code .safetensors} and {@code .pth} files, read without running any code of theirs. */
@NullMarked
package io.github.qptv2.checkpoint;

import org.jspecify.annotations.NullMarked;
