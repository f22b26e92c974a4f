package io.github.qptv2.degrade;

import java.util.List;

import io.github.qptv2.media.image.Image;
import org.bytedeco.javacpp.PointerScope;

/** The frames of a clip while they are being spoilt. */
final class Reel implements AutoCloseable {

    private final List<Canvas> frames;

    Reel(List<Image> clip) {
        frames = clip.stream().map(Canvas::of).toList();
    }

    void spoil(Degradation operator, long seed, int step) {
        if (operator instanceof VideoCodec codec) {
            try (var scope = new PointerScope()) {
                codec.spoil(frames);
            }
            return;
        }
        for (int i = 0; i < frames.size(); i++) {
            // frame 0 draws as a picture alone does
            boolean anew = operator.newInEveryFrame() && i > 0;
            frames.get(i).spoil(operator, anew ? Randomness.of(seed, step, i) : Randomness.of(seed, step));
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
