/** Weights on disk: PyTorch files and safetensors, read and written in plain Java. */
@NullMarked
package io.github.qptv2.checkpoint;

import org.jspecify.annotations.NullMarked;
