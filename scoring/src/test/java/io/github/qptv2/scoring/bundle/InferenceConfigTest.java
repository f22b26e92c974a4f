package io.github.qptv2.scoring.bundle;

import io.github.qptv2.architecture.Pooling;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class InferenceConfigTest {

    @Test
    void defaultsAreTheOnesDocumented() {
        assertThat(InferenceConfig.DEFAULT.toMap().toString())
                .isEqualTo("{pooling=mean_then_norm, eps=1.0E-6, channels=rgb, normalization=imagenet, resize=crops}");
    }

    @Test
    void everyKeyCanBeSetAndReadsBack() {
        var all = InferenceConfig.DEFAULT
                .with("pooling", "norm_then_mean")
                .with("eps", "1e-5")
                .with("channels", "bgr")
                .with("normalization", "half")
                .with("resize", "center:256");

        assertThat(all)
                .isEqualTo(new InferenceConfig(
                        Pooling.NORM_THEN_MEAN,
                        1e-5,
                        ChannelOrder.BGR,
                        Normalization.HALF,
                        new ResizePolicy.Center(256)));
        var copy = InferenceConfig.DEFAULT;
        for (var entry : all.toMap().entrySet()) {
            copy = copy.with(entry.getKey(), entry.getValue());
        }
        assertThat(copy).isEqualTo(all);
    }

    @Test
    void aWrongKeyOrValueIsToldWithWhatIsPossible() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InferenceConfig.DEFAULT.with("pool", "mean"))
                .withMessage(
                        "inference setting must be one of pooling, eps, channels, normalization, resize, got pool");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InferenceConfig.DEFAULT.with("channels", "RGB"))
                .withMessage("channels must be one of rgb, bgr, got RGB");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InferenceConfig.DEFAULT.with("eps", "small"))
                .withMessage("eps must be a number such as 1e-6, got small");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InferenceConfig.DEFAULT.with("resize", "center"))
                .withMessage("resize must be crops, center:N or squash, got center");
    }

    @Test
    void normalizationIsThatOfTheField() {
        assertThat(Normalization.IMAGENET.of(255, 0)).isEqualTo((float) ((1 - 0.485) / 0.229));
        assertThat(Normalization.IMAGENET.of(0, 2)).isEqualTo((float) (-0.406 / 0.225));
        assertThat(Normalization.HALF.of(0, 1)).isEqualTo(-1);
        assertThat(Normalization.HALF.of(51, 1)).isEqualTo(-0.6f, within(1e-7f)); // 51/255 = 0.2
    }
}
