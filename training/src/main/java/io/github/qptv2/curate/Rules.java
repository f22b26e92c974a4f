package io.github.qptv2.curate;

import java.util.Locale;

/** The rules that look at one picture alone. */
final class Rules {

    private Rules() {}

    static Verdict resolution(Content.Shape shape, CurationConfig.Resolution rule) {
        if (shape.shortSide() < rule.minShortSide()) {
            return Verdict.drop(
                    Verdict.RESOLUTION,
                    "short side must be at least %d, got %d".formatted(rule.minShortSide(), shape.shortSide()));
        }
        if (shape.megapixels() < rule.minMegapixels()) {
            return Verdict.drop(Verdict.RESOLUTION, least("megapixels", rule.minMegapixels(), shape.megapixels()));
        }
        if (shape.aspect() > rule.maxAspect()) {
            return Verdict.drop(
                    Verdict.RESOLUTION,
                    "aspect must be at most %s, got %s".formatted(number(rule.maxAspect()), number(shape.aspect())));
        }
        return Verdict.KEEP;
    }

    /** What the measures say; {@link Verdict#KEEP} if nothing speaks against the picture. */
    static Verdict content(Content content, CurationConfig config) {
        if (content instanceof Content.Broken broken) {
            return Verdict.drop(Verdict.UNREADABLE, broken.message());
        }
        if (content instanceof Content.Unopened unopened) {
            return resolution(unopened.shape(), config.resolution());
        }
        return measured((Content.Measured) content, config);
    }

    private static Verdict measured(Content.Measured image, CurationConfig config) {
        CurationConfig.Sharp detail = config.detail();
        CurationConfig.Prominent foreground = config.foreground();
        if (image.detail().sharpness() < detail.minSharpness()) {
            return Verdict.drop(
                    Verdict.SHARPNESS,
                    least("sharpness", detail.minSharpness(), image.detail().sharpness()));
        }
        if (image.detail().entropy() < detail.minEntropy()) {
            return Verdict.drop(
                    Verdict.ENTROPY,
                    least("entropy", detail.minEntropy(), image.detail().entropy()));
        }
        if (image.foreground().coverage() < foreground.minCoverage()) {
            return Verdict.drop(
                    Verdict.COVERAGE,
                    least(
                            "coverage",
                            foreground.minCoverage(),
                            image.foreground().coverage()));
        }
        if (image.foreground().objects() < foreground.minObjects()) {
            return Verdict.drop(
                    Verdict.OBJECTS,
                    least("objects", foreground.minObjects(), image.foreground().objects()));
        }
        return Verdict.KEEP;
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
