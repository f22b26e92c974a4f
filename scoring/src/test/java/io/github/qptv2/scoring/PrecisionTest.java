package io.github.qptv2.scoring;

import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.device.Device;
import io.github.qptv2.onnx.Precision;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PrecisionTest {

    private static final ScorerOptions INT8 = ScorerOptions.DEFAULT.withPrecision(Precision.INT8);

    @Test
    void scoresInIntegersAreALittleOff() throws Exception {
        var picture = Models.picture(150, 100, 1);
        try (var floats = Scorer.load(Models.micro());
                var integers = Scorer.load(Models.micro(), INT8)) {
            double raw = floats.score(picture).raw();
            assertThat(floats.precision()).isEqualTo(Precision.FP32);
            assertThat(integers.precision()).isEqualTo(Precision.INT8);
            assertThat(integers.score(picture).raw()).isNotEqualTo(raw).isEqualTo(raw, within(0.05));
            assertThat(integers.map(picture).values())
                    .hasSameSizeAs(floats.map(picture).values());
        }
    }

    @Test
    void aPictureInIntegersHasExactlyTheSameScoreAloneAmongOthersAndWithAnyThreads() throws Exception {
        var pictures = IntStream.range(0, 6)
                .mapToObj(i -> Models.picture(60 + 31 * i, 70 + 13 * i, i))
                .toList();
        try (var one = Scorer.load(Models.micro(), INT8.withThreads(1).withBatch(1));
                var two = Scorer.load(Models.micro(), INT8.withThreads(2).withBatch(5))) {
            List<Double> alone =
                    pictures.stream().map(picture -> one.score(picture).raw()).toList();
            assertThat(two.score(pictures)).extracting(Score::raw).isEqualTo(alone);
        }
    }

    @Test
    void integersAreForTheCpu() {
        var options = INT8.withDevice(Device.parse("cuda"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorer.load(Models.micro(), options))
                .withMessage("precision int8 is for the CPU, got device cuda:0");
    }
}
