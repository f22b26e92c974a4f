package io.github.qptv2.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StateDictDiffTest {

    private static final StateDict GIVEN = StateDict.of(Map.of("w", Weight.of(new float[6], 2, 3)));

    @Test
    void theSameNamesAndShapesFit() {
        var fit = StateDictDiff.of(Map.of("w", new long[] {2, 3}), GIVEN);
        assertThat(fit.isExact()).isTrue();
        assertThat(fit.message()).isEqualTo("weights fit the model");
    }

    @Test
    void everyDifferenceIsListed() {
        var expected = new LinkedHashMap<String, long[]>();
        expected.put("w", new long[] {3, 2});
        expected.put("head.bias", new long[] {});
        var fit = StateDictDiff.of(expected, GIVEN.with("extra", GIVEN.get("w")));
        assertThat(fit)
                .isEqualTo(new StateDictDiff(
                        List.of("head.bias"), List.of("extra"), List.of("w: expected (3, 2), got (2, 3)")));
        assertThat(fit.isExact()).isFalse();
        assertThat(fit.message())
                .isEqualTo("weights do not fit the model: missing [head.bias], unexpected [extra],"
                        + " wrong shape [w: expected (3, 2), got (2, 3)]");
    }

    @Test
    void oneDifferenceIsEnough() {
        assertThat(StateDictDiff.of(Map.of(), GIVEN).message())
                .isEqualTo("weights do not fit the model: missing [], unexpected [w]");
        assertThat(StateDictDiff.of(Map.of("w", new long[] {6}), GIVEN).isExact())
                .isFalse();
        assertThat(new StateDictDiff(List.of("a"), List.of(), List.of()).isExact())
                .isFalse();
    }

    @Test
    void longListsAreShortened() {
        var names = IntStream.range(0, 172).mapToObj(i -> "t" + i).toList();
        assertThat(new StateDictDiff(names, names.subList(0, 8), List.of()).message())
                .isEqualTo("weights do not fit the model: missing [t0, t1, t2, t3, t4, t5, t6, t7, … and 164 more],"
                        + " unexpected [t0, t1, t2, t3, t4, t5, t6, t7]");
    }
}
