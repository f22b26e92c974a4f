package io.github.qptv2.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunLengthsTest {

    @Test
    void smallNumbersAreOneCharacterEach() {
        assertThat(RunLengths.parse(3, 3, "522").counts()).containsExactly(5, 2, 2);
    }

    @Test
    void numbersFromTheFourthOnAreDifferences() {
        // 40 = 01 01000 is 'X' (8 + 32 + 48) and '1'; 16 has the sign bit, so a '0' must follow: '`0';
        // the fourth is 4 - 16 = -12 = 10100 in five bits, 'D'
        assertThat(RunLengths.parse(10, 10, "X1`0X1D").counts()).containsExactly(40, 16, 40, 4);
        // 1 2 3 2: the last is the second again, a difference of 0
        assertThat(RunLengths.parse(2, 4, "1230").counts()).containsExactly(1, 2, 3, 2);
    }

    @Test
    void negativeDifferencesMayTakeSeveralCharacters() {
        // 20 - 37 = -17: low group 15 with another to follow '_', then 31, all sign: 'O'
        String text = Rle.compressed(10, 37, 33, 20);
        assertThat(text).endsWith("_O");
        assertThat(RunLengths.parse(10, 10, text).counts()).containsExactly(10, 37, 33, 20);
    }

    @Test
    void runLengthsAreParsedFromTheirText() {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 200; round++) {
            long[] counts = random.longs(1 + random.nextInt(40), 0, 1L << random.nextInt(1, 24))
                    .toArray();
            long sum = Arrays.stream(counts).sum();
            if (sum > 0 && sum < Integer.MAX_VALUE) {
                assertThat(RunLengths.parse((int) sum, 1, Rle.compressed(counts))
                                .counts())
                        .containsExactly(counts);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "52, 'run lengths must add up to the mask''s 3 x 3 pixels, got 7'",
        "5X, the run lengths end in the middle of a number",
        "'5 2', 'run lengths are written in characters 48..111, got 32'"
    })
    void invalidTextsAreErrors(String text, String message) {
        assertThatThrownBy(() -> RunLengths.parse(3, 3, text)).hasMessage(message);
    }

    @Test
    void unionCountsEveryPixelOnce() {
        // 4 x 4, column by column: the first column; rows 0..1 of columns 0 and 1; nothing
        var column = new RunLengths(4, 4, 0, 4, 12);
        var block = new RunLengths(4, 4, 0, 2, 2, 2, 10);
        var nothing = new RunLengths(4, 4, 16);
        assertThat(column.area()).isEqualTo(4);
        assertThat(block.area()).isEqualTo(4);
        assertThat(MaskCoverage.union(List.of(column, block, nothing))).isEqualTo(6);
        assertThat(MaskCoverage.union(List.of(column, column))).isEqualTo(4);
        assertThat(MaskCoverage.union(List.of(nothing))).isZero();
    }

    @Test
    void unionEqualsThatOfDrawnPixels() {
        var random = new SplittableRandom(8);
        for (int round = 0; round < 50; round++) {
            var drawn = new boolean[30 * 40];
            var masks = new ArrayList<RunLengths>();
            for (int m = 0; m < 1 + round % 6; m++) {
                var mask = new boolean[30 * 40];
                int from = random.nextInt(1000), to = random.nextInt(from, 1201);
                for (int i = from; i < to; i += 1 + random.nextInt(4)) {
                    mask[i] = true;
                    drawn[i] = true;
                }
                masks.add(new RunLengths(30, 40, Rle.counts(mask)));
            }
            long expected = 0;
            for (boolean pixel : drawn) {
                expected += pixel ? 1 : 0;
            }
            assertThat(MaskCoverage.union(masks)).isEqualTo(expected);
        }
    }

    @Test
    void lengthsWhoseSumOverflowsAreRefused() {
        // 4 x 2^62 = 2^64, which is 0 in 64 bits; with 4 more the sum would be that of 2 x 2 pixels
        long part = 1L << 62;
        assertThatThrownBy(() -> new RunLengths(2, 2, part, part, part, part, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("run lengths must add up to the mask's 2 x 2 pixels");
    }
}
