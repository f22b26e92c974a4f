/**
 * Reads weights from {@code .safetensors} and {@code .pth} files without executing code from them, and writes
 * {@code .safetensors}. Start at {@link io.github.qptv2.checkpoint.Checkpoint}, which detects the format and finds the
 * weights in what a training script saved; {@link io.github.qptv2.checkpoint.StateDict} holds named
 * {@link io.github.qptv2.checkpoint.Weight}s. Plain Java, without natives.
 */
@NullMarked
package io.github.qptv2.checkpoint;

import org.jspecify.annotations.NullMarked;
