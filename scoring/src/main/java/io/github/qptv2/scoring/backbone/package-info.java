/**
 * Models of frozen networks: pooled features of a network in ONNX format, a regression fitted to them, and the file
 * that holds both. {@link io.github.qptv2.scoring.backbone.Backbone} computes features,
 * {@link io.github.qptv2.scoring.backbone.BackboneModel} is the whole model, and {@link io.github.qptv2.scoring.Scorer}
 * scores with it as with any other.
 *
 * <pre>{@code
 * var spec = BackboneSpec.of("lite2", InputScaling.parse("efficientnet-lite"));
 * try (var backbone = Backbone.open(Files.readAllBytes(file), spec, OnnxOptions.SINGLE_THREADED)) {
 *     float[] features = backbone.features(image, ImageView.parse("native:512")); // (D)
 * }
 * }</pre>
 *
 * @since 0.1
 */
@NullMarked
package io.github.qptv2.scoring.backbone;

import org.jspecify.annotations.NullMarked;
