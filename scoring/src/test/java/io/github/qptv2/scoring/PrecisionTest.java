package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.stream.IntStream;

import io.github.qptv2.device.Device;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class PrecisionTest {

    private static final ScorerOptions INT8 = ScorerOptions.DEFAULT.withPrecision(Precision.INT8);

    @Test
    void scoresInIntegersAreALittleOff() throws Exception {
        var image = TestModels.image(150, 100, 1);
        try (var floats = Scorer.load(TestModels.micro());
                var integers = Scorer.load(TestModels.micro(), INT8)) {
            double raw = floats.score(image).raw();
            assertThat(floats.precision()).isEqualTo(Precision.FP32);
            assertThat(integers.precision()).isEqualTo(Precision.INT8);
            assertThat(integers.score(image).raw()).isNotEqualTo(raw).isEqualTo(raw, within(0.05));
            assertThat(integers.map(image).values())
                    .hasSameSizeAs(floats.map(image).values());
        }
    }

    @Test
    void anImageInIntegersHasExactlyTheSameScoreAloneAmongOthersAndWithAnyThreads() throws Exception {
        var images = IntStream.range(0, 6)
                .mapToObj(i -> TestModels.image(60 + 31 * i, 70 + 13 * i, i))
                .toList();
        try (var one = Scorer.load(TestModels.micro(), INT8.withThreads(1).withBatch(1));
                var two = Scorer.load(TestModels.micro(), INT8.withThreads(2).withBatch(5))) {
            var alone = new ArrayList<Double>();
            for (var image : images) {
                alone.add(one.score(image).raw());
            }
            assertThat(two.score(images)).extracting(Score::raw).isEqualTo(alone);
        }
    }

    @Test
    void integersAreForTheCpu() {
        var options = INT8.withDevice(Device.parse("cuda"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scorer.load(TestModels.micro(), options))
                .withMessage("precision int8 is for the CPU, got device cuda:0");
    }
}
