package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValidationSamplerTest {

    private static final int TRAINING = 40;

    @TempDir
    private Path folder;

    /** Forty training images, a00 to a29 and b30 to b39, then ten test images. */
    private LabeledDataset set() throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < TRAINING; i++) {
            lines.add("%s%02d.png,%d,train".formatted(i < 30 ? "a" : "b", i, i % 5));
        }
        for (int i = 0; i < 10; i++) {
            lines.add("t%02d.png,1,test".formatted(i));
        }
        return read(lines);
    }

    private LabeledDataset read(List<String> lines) throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "path,score,split\n" + String.join("\n", lines) + "\n");
        return DatasetReaders.read("own", folder);
    }

    private static ValidationSampler draw(int count, long seed) {
        return new ValidationSampler(count, Pattern.compile("^[ab]"), 20, seed);
    }

    /** Every image is its own group, except pairs: the second takes the group of the first. */
    private static int[] groups(int... pairs) {
        int[] groups = IntStream.range(0, 50).toArray();
        for (int i = 0; i < pairs.length; i += 2) {
            groups[pairs[i + 1]] = groups[pairs[i]];
        }
        return groups;
    }

    @Test
    void strataAreRepresentedProportionally() throws IOException {
        var drawn = draw(10, 1).sample(set(), groups());
        // 10 of 40: 7.5 of 30 and 2.5 of 10; of equal remainders the first stratum is rounded up
        assertThat(draw(10, 1).strata(drawn.names())).containsEntry("a", 8).containsEntry("b", 2);
        assertThat(drawn.groups()).isEqualTo(10);
        assertThat(drawn.training()).isEqualTo(40);
        assertThat(drawn.nearTest()).isZero();
        assertThat(drawn.largest()).isEqualTo(1);
    }

    @Test
    void groupsAreDrawnAsWholes() throws IOException {
        int[] pairs = groups(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 30, 31, 32, 33);
        int split = 0, whole = 0;
        for (long seed = 0; seed < 50; seed++) {
            var names = new HashSet<>(draw(12, seed).sample(set(), pairs).names());
            for (int i = 0; i < 14; i += 2) {
                boolean first = names.contains("a%02d.png".formatted(i)),
                        second = names.contains("a%02d.png".formatted(i + 1));
                split += first != second ? 1 : 0;
                whole += first && second ? 1 : 0;
            }
            assertThat(names).hasSize(12);
        }
        assertThat(split).isZero();
        assertThat(whole).isPositive();
    }

    @Test
    void aGroupWithATestImageIsNeverDrawn() throws IOException {
        int[] leaks = groups(0, 1, 0, 45); // a00, a01 and t05 are near duplicates
        for (long seed = 0; seed < 30; seed++) {
            var drawn = draw(36, seed).sample(set(), leaks);
            assertThat(drawn.names()).hasSize(36).doesNotContain("a00.png", "a01.png");
            assertThat(drawn.nearTest()).isEqualTo(2);
            assertThat(drawn.largest()).isEqualTo(2);
        }
        assertThatThrownBy(() -> draw(39, 1).sample(set(), leaks))
                .hasMessage(
                        "own: groups of near duplicates must allow 39 validation images, got 38 of 40 training images;"
                                + " draw fewer, or with a smaller distance or larger strata");
    }

    @Test
    void theSeedDeterminesTheDrawAndTheOrderOfTheLabelsDoesNot() throws IOException {
        var set = set();
        var names = new HashSet<>(draw(10, 3).sample(set, groups()).names());
        var lines = new ArrayList<>(set.usable().stream()
                .map(item ->
                        "%s,%s,%s".formatted(item.name(), item.mos(), item.part() == SplitPart.TEST ? "test" : "train"))
                .toList());
        Collections.shuffle(lines, new Random(5));
        var other = read(lines);
        assertThat(draw(10, 3).sample(other, groups()).names())
                .containsExactlyInAnyOrderElementsOf(names)
                .containsSubsequence(other.part(SplitPart.TRAIN).stream()
                        .map(LabeledItem::name)
                        .filter(names::contains)
                        .toList());
        assertThat(new HashSet<>(draw(10, 4).sample(set, groups()).names())).isNotEqualTo(names);
    }

    @Test
    void aDrawNeedsAtLeastOneImage() {
        assertThatThrownBy(() -> draw(0, 1)).hasMessage("validation images must be at least 1, got 0");
    }
}
