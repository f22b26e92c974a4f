package io.github.qptv2.cli.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;

import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A video network of full size: 32 frames of 224 x 224 pixels, 3,136 tokens in one pass. */
class FullSizeClipIT {

    private static final int SIDE = 224, FRAMES = 32;
    private static final double SAME = 1e-5;

    @Test
    void anInflatedModelGivesAClipOfEqualFramesTheScoreOfTheImage() throws Exception {
        var bundle = ModelBundle.read(Path.of("..", "models", "qpt-iqa-micro.safetensors"));
        var clips = bundle.inflated(FRAMES);
        assertThat(clips.architecture().config().tokens() * FRAMES / 2).isEqualTo(3136);

        try (var ofImages = Scorer.of(bundle, ScorerOptions.DEFAULT.withShortSide(SIDE));
                var ofClips = Scorer.of(clips, ScorerOptions.DEFAULT)) {
            var image = TestImages.waves(SIDE, SIDE, 5);
            double still = ofClips.rawOfClip(Collections.nCopies(FRAMES, image));
            assertThat(still).isCloseTo(ofImages.score(image).raw(), within(SAME));

            var moving = new ArrayList<>(Collections.nCopies(FRAMES, image));
            moving.set(7, TestImages.waves(SIDE, SIDE, 9));
            assertThat(ofClips.rawOfClip(moving)).isNotEqualTo(still);
        }
    }
}
