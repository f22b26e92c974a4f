package io.github.qptv2.curate;

import java.util.Locale;

/** The rules that look at one image alone. */
final class ImageRules {

    private ImageRules() {}

    static CurationVerdict resolution(ImageMeasurements.Shape shape, CurationConfig.Resolution rule) {
        if (shape.shortSide() < rule.minShortSide()) {
            return CurationVerdict.drop(
                    CurationVerdict.RESOLUTION,
                    "short side must be at least %d, got %d".formatted(rule.minShortSide(), shape.shortSide()));
        }
        if (shape.megapixels() < rule.minMegapixels()) {
            return CurationVerdict.drop(
                    CurationVerdict.RESOLUTION, least("megapixels", rule.minMegapixels(), shape.megapixels()));
        }
        if (shape.aspect() > rule.maxAspect()) {
            return CurationVerdict.drop(
                    CurationVerdict.RESOLUTION,
                    "aspect must be at most %s, got %s".formatted(number(rule.maxAspect()), number(shape.aspect())));
        }
        return CurationVerdict.KEEP;
    }

    /** What the measures say; {@link CurationVerdict#KEEP} if nothing speaks against the image. */
    static CurationVerdict content(ImageMeasurements content, CurationConfig config) {
        if (content instanceof ImageMeasurements.Broken broken) {
            return CurationVerdict.drop(CurationVerdict.UNREADABLE, broken.message());
        }
        if (content instanceof ImageMeasurements.Unopened unopened) {
            return resolution(unopened.shape(), config.resolution());
        }
        return measured((ImageMeasurements.Measured) content, config);
    }

    private static CurationVerdict measured(ImageMeasurements.Measured image, CurationConfig config) {
        CurationConfig.Sharp detail = config.detail();
        CurationConfig.Prominent foreground = config.foreground();
        if (image.detail().sharpness() < detail.minSharpness()) {
            return CurationVerdict.drop(
                    CurationVerdict.SHARPNESS,
                    least("sharpness", detail.minSharpness(), image.detail().sharpness()));
        }
        if (image.detail().entropy() < detail.minEntropy()) {
            return CurationVerdict.drop(
                    CurationVerdict.ENTROPY,
                    least("entropy", detail.minEntropy(), image.detail().entropy()));
        }
        if (image.foreground().coverage() < foreground.minCoverage()) {
            return CurationVerdict.drop(
                    CurationVerdict.COVERAGE,
                    least(
                            "coverage",
                            foreground.minCoverage(),
                            image.foreground().coverage()));
        }
        if (image.foreground().objects() < foreground.minObjects()) {
            return CurationVerdict.drop(
                    CurationVerdict.OBJECTS,
                    least("objects", foreground.minObjects(), image.foreground().objects()));
        }
        return CurationVerdict.KEEP;
    }

    private static String least(String what, double rule, double value) {
        return "%s must be at least %s, got %s".formatted(what, number(rule), number(value));
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
