package io.github.qptv2.scoring;

import java.util.List;
import java.util.Optional;

import io.github.qptv2.scoring.internal.CropPixels;
import io.github.qptv2.scoring.internal.ImageBatch;
import org.jspecify.annotations.Nullable;

/**
 * A decoded, resized and cropped image for a model. Plain Java memory, 150 kB per crop of 224 x 224 pixels; immutable,
 * and safe to hand from one thread to another.
 *
 * <pre>{@code
 * ModelInput input = scorer.prepare(image);            // on any thread
 * Score score = scorer.scoreInputs(List.of(input)).get(0); // where the network runs
 * }</pre>
 *
 * @since 0.2
 */
public final class ModelInput {

    private final CropPixels pixels;
    private final @Nullable String warning;
    private final String note;

    ModelInput(CropPixels pixels, Optional<String> warning) {
        this(pixels, warning.orElse(null), "");
    }

    private ModelInput(CropPixels pixels, @Nullable String warning, String note) {
        this.pixels = pixels;
        this.warning = warning;
        this.note = note;
    }

    ModelInput withNote(String text) {
        return new ModelInput(pixels, warning, text);
    }

    /** As {@link io.github.qptv2.media.image.Image#warning} of the image. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /** {@link io.github.qptv2.media.image.Image#note} of the image. */
    public String note() {
        return note;
    }

    /** Width of the image, in pixels. */
    public int width() {
        return pixels.width();
    }

    /** Height of the image, in pixels. */
    public int height() {
        return pixels.height();
    }

    /** Number of crops, at least 1. */
    public int crops() {
        return pixels.crops();
    }

    /** Memory of the pixels, in bytes. */
    public int bytes() {
        return pixels.bytes();
    }

    CropPixels pixels() {
        return pixels;
    }

    /** The crops of several inputs; throws {@link IllegalArgumentException} unless all are of {@code side}. */
    static ImageBatch batch(List<ModelInput> inputs, int side) {
        return new ImageBatch(inputs.stream().map(ModelInput::pixels).toList(), side);
    }
}
