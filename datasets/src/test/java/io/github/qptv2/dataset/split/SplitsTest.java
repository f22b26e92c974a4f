package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SplitsTest {

    @TempDir
    private Path folder;

    /** Ten contents of five images each, and one practice item. */
    private static LabeledDataset synthetic(String name) {
        List<LabeledItem> items = IntStream.range(0, 50)
                .mapToObj(i -> LabeledItem.of("", i + ".png", i).withReference("content " + i / 5, "blur"))
                .collect(Collectors.toCollection(ArrayList::new));
        items.add(LabeledItem.of("", "practice.png", 1).forPractice());
        return new LabeledDataset(name, new RatingScale(0, 50, false), items);
    }

    @Test
    void randomSplitsTrainOnEightOfTenContentsAndShareNone() {
        LabeledDataset set = synthetic("a");
        for (Split split : Splits.random(set, 10, 7)) {
            assertThat(split.train()).hasSize(40);
            assertThat(split.test()).hasSize(10);
            Set<String> trained = contents(split.train());
            assertThat(contents(split.test())).hasSize(2).doesNotContainAnyElementsOf(trained);
            split.requireFits(List.of(set));
        }
    }

    @Test
    void labelsDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(Splits.random(synthetic("a"), 2, 7).get(1).label()).isEqualTo("random-7-2");
            assertThat(Splits.folds(synthetic("a"), 3, 7).get(2).label()).isEqualTo("fold-3-7-3");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Set<String> contents(List<Split.Key> keys) {
        return keys.stream()
                .map(key -> String.valueOf(Integer.parseInt(key.name().replace(".png", "")) / 5))
                .collect(Collectors.toSet());
    }

    @Test
    void everyContentIsInTheTestPartOfOneFold() {
        LabeledDataset set = synthetic("a");
        List<Split> folds = Splits.folds(set, 3, 7);

        // ten contents of five images: parts of 3, 3 and 4 contents
        assertThat(folds).extracting(Split::label).containsExactly("fold-3-7-1", "fold-3-7-2", "fold-3-7-3");
        assertThat(folds).extracting(fold -> fold.test().size()).containsExactly(15, 15, 20);
        assertThat(folds.stream().flatMap(fold -> fold.test().stream()).distinct())
                .hasSize(50);
        for (Split fold : folds) {
            assertThat(contents(fold.train())).doesNotContainAnyElementsOf(contents(fold.test()));
            fold.requireFits(List.of(set));
        }
        assertThatThrownBy(() -> Splits.folds(set, 11, 7))
                .hasMessage("a: random splits need at least 11 contents, got 10");
    }

    @Test
    void theSeedDeterminesTheSplitsAndTheOrderOfTheLabelsDoesNot() {
        LabeledDataset set = synthetic("a");
        var shuffled = new ArrayList<>(set.items());
        Collections.shuffle(shuffled, new Random(1));
        var other = new LabeledDataset("a", set.scale(), shuffled);
        List<Split> five = Splits.random(set, 5, 7);
        assertThat(new HashSet<>(Splits.random(other, 5, 7).get(4).test()))
                .isEqualTo(new HashSet<>(five.get(4).test()));
        assertThat(Splits.random(set, 10, 7).subList(0, 5)).isEqualTo(five);
        assertThat(Splits.random(set, 5, 8).get(0).test())
                .isNotEqualTo(five.get(0).test());
        assertThat(five.stream().map(Split::test).distinct()).hasSizeGreaterThan(3);
    }

    @Test
    void aSplitFileReadsAsTheSplitThatWasWritten() throws IOException {
        LabeledDataset set = synthetic("a");
        Split split = Splits.random(set, 1, 3).get(0);
        Path file = SplitFile.write(split, folder);
        assertThat(file.getFileName()).hasToString("random-3-1.csv");
        assertThat(SplitFile.read(file, List.of(set))).isEqualTo(split);
        var reversed = new ArrayList<>(set.items());
        Collections.reverse(reversed);
        assertThat(SplitFile.read(file, List.of(new LabeledDataset("a", set.scale(), reversed))))
                .isEqualTo(split);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aSplitOfOtherLabelsIsRejected() throws IOException {
        LabeledDataset set = synthetic("a");
        Path file = SplitFile.write(Splits.random(set, 1, 3).get(0), folder);
        var fewer = new LabeledDataset("a", set.scale(), set.items().subList(1, 51));
        assertThatThrownBy(() -> SplitFile.read(file, List.of(fewer)))
                .hasMessage(file + ": split random-3-1 lists 1 items that the labels lack, such as 0.png of a");
        assertThatThrownBy(() -> SplitFile.read(file, List.of(set, synthetic("b"))))
                .hasMessage(file + ": split random-3-1 lacks 50 items of the labels, such as 0.png of b");
        Files.writeString(file, "part,set,name\ntrain,a,0.png\nexam,a,1.png\n");
        assertThatThrownBy(() -> SplitFile.read(file, List.of(set)))
                .hasMessage(file + ":3: part must be train, validation, test or unused, got \"exam\"");
        Files.writeString(file, "part,set,name\ntrain,a,0.png\ntest,a,0.png\n");
        assertThatThrownBy(() -> SplitFile.read(file, List.of(set)))
                .hasMessage(file + ": 0.png of a must be in one part of a split");
    }

    @Test
    void missingOfficialPartsAndZeroSplitsAreErrors() {
        assertThatThrownBy(() -> Splits.official(synthetic("a"))).hasMessageContaining("has no official split");
        assertThatThrownBy(() -> Splits.random(synthetic("a"), 0, 1))
                .hasMessage("there must be at least 1 split, got 0");
    }
}
