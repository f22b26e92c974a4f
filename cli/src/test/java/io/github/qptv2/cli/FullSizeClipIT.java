package io.github.qptv2.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;

import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A network for clips at the size at which it is used: 32 frames of 224 x 224 pixels, 3,136 tokens at once. */
class FullSizeClipIT {

    private static final int SIDE = 224, FRAMES = 32;
    private static final double SAME = 1e-5;

    @Test
    void aShippedModelThatIsInflatedGivesAStillClipThePicturesScore() throws Exception {
        var bundle = ModelBundle.read(Path.of("..", "models", "qpt-iqa-mini.safetensors"));
        var clips = bundle.inflated(FRAMES);
        assertThat(clips.architecture().config().tokens() * FRAMES / 2).isEqualTo(3136);

        try (var ofPictures = Scorer.of(bundle, ScorerOptions.DEFAULT.withShortSide(SIDE));
                var ofClips = Scorer.of(clips, ScorerOptions.DEFAULT)) {
            var picture = Pictures.waves(SIDE, SIDE, 5);
            double still = ofClips.rawOfClip(Collections.nCopies(FRAMES, picture));
            assertThat(still).isCloseTo(ofPictures.score(picture).raw(), within(SAME));

            var moving = new ArrayList<>(Collections.nCopies(FRAMES, picture));
            moving.set(7, Pictures.waves(SIDE, SIDE, 9));
            assertThat(ofClips.rawOfClip(moving)).isNotEqualTo(still);
        }
    }
}
