package io.github.qptv2.curate;

import java.util.Locale;

/** The rules on single images. */
final class ImageRules {

    private ImageRules() {}

    static CurationDecision resolution(ImageMeasurements.Shape shape, CurationConfig.Resolution rule) {
        if (shape.shortSide() < rule.minShortSide()) {
            return CurationDecision.drop(
                    CurationDecision.RESOLUTION,
                    "short side must be at least " + rule.minShortSide() + ", got " + shape.shortSide());
        }
        if (shape.megapixels() < rule.minMegapixels()) {
            return CurationDecision.drop(
                    CurationDecision.RESOLUTION, min("megapixels", rule.minMegapixels(), shape.megapixels()));
        }
        if (shape.aspect() > rule.maxAspect()) {
            return CurationDecision.drop(
                    CurationDecision.RESOLUTION,
                    "aspect must be at most %s, got %s".formatted(number(rule.maxAspect()), number(shape.aspect())));
        }
        return CurationDecision.KEEP;
    }

    /** The decision by the measurements; {@link CurationDecision#KEEP} if no rule is violated. */
    static CurationDecision content(ImageMeasurements content, CurationConfig config) {
        if (content instanceof ImageMeasurements.Broken broken) {
            return CurationDecision.drop(CurationDecision.UNREADABLE, broken.message());
        }
        if (content instanceof ImageMeasurements.Unopened unopened) {
            return resolution(unopened.shape(), config.resolution());
        }
        return measured((ImageMeasurements.Measured) content, config);
    }

    private static CurationDecision measured(ImageMeasurements.Measured image, CurationConfig config) {
        CurationConfig.Sharp detail = config.detail();
        CurationConfig.Prominent foreground = config.foreground();
        if (image.detail().sharpness() < detail.minSharpness()) {
            return CurationDecision.drop(
                    CurationDecision.SHARPNESS,
                    min("sharpness", detail.minSharpness(), image.detail().sharpness()));
        }
        if (image.detail().entropy() < detail.minEntropy()) {
            return CurationDecision.drop(
                    CurationDecision.ENTROPY,
                    min("entropy", detail.minEntropy(), image.detail().entropy()));
        }
        if (image.foreground().coverage() < foreground.minCoverage()) {
            return CurationDecision.drop(
                    CurationDecision.COVERAGE,
                    min("coverage", foreground.minCoverage(), image.foreground().coverage()));
        }
        if (image.foreground().objects() < foreground.minObjects()) {
            return CurationDecision.drop(
                    CurationDecision.OBJECTS,
                    min("objects", foreground.minObjects(), image.foreground().objects()));
        }
        return CurationDecision.KEEP;
    }

    private static String min(String what, double rule, double value) {
        return "%s must be at least %s, got %s".formatted(what, number(rule), number(value));
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
