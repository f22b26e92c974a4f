package io.github.qptv2.scoring;

import io.github.qptv2.architecture.Pooling;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ConventionsTest {

    @Test
    void defaultsAreTheOnesDocumented() {
        assertThat(Conventions.DEFAULT.toMap().toString())
                .isEqualTo("{pooling=mean_then_norm, eps=1.0E-6, channels=rgb, normalisation=imagenet, resize=crops}");
    }

    @Test
    void everyKeyCanBeSetAndReadsBack() {
        var all = Conventions.DEFAULT
                .with("pooling", "norm_then_mean")
                .with("eps", "1e-5")
                .with("channels", "bgr")
                .with("normalisation", "half")
                .with("resize", "center:256");

        assertThat(all)
                .isEqualTo(new Conventions(
                        Pooling.NORM_THEN_MEAN, 1e-5, Channels.BGR, Normalisation.HALF, new Resizing.Center(256)));
        var copy = Conventions.DEFAULT;
        for (var entry : all.toMap().entrySet()) {
            copy = copy.with(entry.getKey(), entry.getValue());
        }
        assertThat(copy).isEqualTo(all);
    }

    @Test
    void aWrongKeyOrValueIsToldWithWhatIsPossible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conventions.DEFAULT.with("pool", "mean"))
                .withMessage("convention must be one of pooling, eps, channels, normalisation, resize, got pool");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conventions.DEFAULT.with("channels", "RGB"))
                .withMessage("channels must be one of rgb, bgr, got RGB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conventions.DEFAULT.with("eps", "small"))
                .withMessage("eps must be a number such as 1e-6, got small");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conventions.DEFAULT.with("resize", "center"))
                .withMessage("resize must be crops, center:N or squash, got center");
    }

    @Test
    void normalisationIsThatOfTheField() {
        assertThat(Normalisation.IMAGENET.of(255, 0)).isEqualTo((float) ((1 - 0.485) / 0.229));
        assertThat(Normalisation.IMAGENET.of(0, 2)).isEqualTo((float) (-0.406 / 0.225));
        assertThat(Normalisation.HALF.of(0, 1)).isEqualTo(-1);
        assertThat(Normalisation.HALF.of(51, 1)).isEqualTo(-0.6f, within(1e-7f)); // 51/255 = 0.2
    }
}
