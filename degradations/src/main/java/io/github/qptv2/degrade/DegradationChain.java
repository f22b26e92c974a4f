package io.github.qptv2.degrade;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.media.image.Image;

/**
 * The operators applied to an image, in order, and the seed of their random numbers. Written as
 * {@code gaussian-blur:sigma=2.0,kernel=13;jpeg:quality=30@42}, an empty chain as {@code pristine@42}.
 *
 * @param steps operators, first applied first
 * @param seed operator i draws from {@code Randomness.of(seed, i)}
 */
public record DegradationChain(List<Degradation> steps, long seed) {

    private static final String EMPTY = "pristine";

    /** Copies the steps. */
    public DegradationChain {
        steps = List.copyOf(steps);
    }

    /** A degraded copy of the same size; the same chain gives the same bytes. */
    public Image apply(Image image) {
        if (steps.isEmpty()) {
            return image;
        }
        try (var canvas = Canvas.of(image)) {
            for (int i = 0; i < steps.size(); i++) {
                canvas.applyTo(steps.get(i)::applyTo, Randomness.of(seed, i));
            }
            return canvas.image();
        }
    }

    /**
     * Degraded copies of the frames of a clip, which have one size. Video codecs encode the frames as a sequence; noise
     * is different in every frame; other random numbers (directions, positions of blocks) are the same in all frames.
     */
    public List<Image> apply(List<Image> clip) {
        if (clip.isEmpty() || steps.isEmpty()) {
            return List.copyOf(clip);
        }
        Image first = clip.get(0);
        for (Image frame : clip) {
            if (frame.width() != first.width() || frame.height() != first.height()) {
                throw new IllegalArgumentException(
                        "frames of a clip must be of one size, got %s and %s".formatted(first, frame));
            }
        }
        try (var canvas = new ClipCanvas(clip)) {
            for (int i = 0; i < steps.size(); i++) {
                canvas.applyTo(steps.get(i), seed, i);
            }
            return canvas.images();
        }
    }

    /**
     * The same chain with a given angle for every motion blur whose angle is random.
     *
     * @param degrees counterclockwise from the row, -360 to 360
     */
    public DegradationChain withMotionAngle(double degrees) {
        return new DegradationChain(
                steps.stream()
                        .map(step -> step instanceof OpticalBlur.Motion motion && motion.angle() == null
                                ? new OpticalBlur.Motion(motion.length(), degrees)
                                : step)
                        .toList(),
                seed);
    }

    /** The chain as text, from which {@link #parse} makes an equal one. */
    public String text() {
        return operators() + "@" + seed;
    }

    /** The operators as text, without the seed. */
    public String operators() {
        return steps.isEmpty()
                ? EMPTY
                : steps.stream().map(step -> step.settings().text()).collect(Collectors.joining(";"));
    }

    /** The inverse of {@link #text}; a missing seed is 0. */
    public static DegradationChain parse(String text) {
        int at = text.lastIndexOf('@');
        String operators = (at < 0 ? text : text.substring(0, at)).strip();
        List<Degradation> steps = operators.equals(EMPTY)
                ? List.of()
                : Arrays.stream(operators.split(";", -1)).map(Operators::parse).toList();
        return new DegradationChain(
                steps, at < 0 ? 0 : seed(text.substring(at + 1).strip()));
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a chain ends in @ and a whole number, its seed, got @" + text, e);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
