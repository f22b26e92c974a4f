package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.degrade.pixel.Canvas;
import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.media.image.Image;
import org.bytedeco.javacpp.PointerScope;

/** The frames of a clip while operators are applied to them. */
final class ClipCanvas implements AutoCloseable {

    private final List<Canvas> frames;

    ClipCanvas(List<Image> clip) {
        frames = clip.stream().map(Canvas::of).toList();
    }

    void applyTo(Degradation operator, long seed, int step) {
        if (operator instanceof VideoCodec codec) {
            try (var scope = new PointerScope()) {
                codec.applyTo(frames);
            }
            return;
        }
        for (int i = 0; i < frames.size(); i++) {
            // frame 0 has the random numbers of a single image
            boolean anew = operator.newInEveryFrame() && i > 0;
            frames.get(i).applyTo(operator::applyTo, anew ? Randomness.of(seed, step, i) : Randomness.of(seed, step));
        }
    }

    List<Image> images() {
        return frames.stream().map(Canvas::image).toList();
    }

    @Override
    public void close() {
        frames.forEach(Canvas::close);
    }
}
