/**
 * Export of models to ONNX, for runtimes and languages other than this library's. Start at
 * {@link io.github.qptv2.scoring.export.OnnxExport}.
 *
 * @since 0.2
 */
@NullMarked
package io.github.qptv2.scoring.export;

import org.jspecify.annotations.NullMarked;
