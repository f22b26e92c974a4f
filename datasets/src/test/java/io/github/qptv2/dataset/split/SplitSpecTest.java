package io.github.qptv2.dataset.split;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SplitSpecTest {

    private static final LabeledDataset TEN = new LabeledDataset(
            "ten",
            RatingScale.of(0, 10),
            IntStream.range(0, 10)
                    .mapToObj(i -> LabeledItem.of("", i + ".png", i))
                    .toList());

    @Provide
    Arbitrary<SplitSpec> specs() {
        Arbitrary<Long> seeds = Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L);
        Arbitrary<SplitSpec.Range> ranges = Combinators.combine(
                        Arbitraries.integers().between(1, 999_999),
                        Arbitraries.integers().between(1, 999_999))
                .as((one, other) -> new SplitSpec.Range(Math.min(one, other), Math.max(one, other)));
        Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new SplitSpec.All(),
                        new SplitSpec.Default(),
                        new SplitSpec.Official(false),
                        new SplitSpec.Official(true)),
                Combinators.combine(seeds, ranges).as(SplitSpec.Random::new),
                Combinators.combine(seeds, ranges)
                        .as((seed, range) -> new SplitSpec.Fold(Math.max(2, range.last()), seed, range)),
                names.map(name -> new SplitSpec.File(Path.of(name + ".csv"))),
                names.map(name -> new SplitSpec.File(Path.of("lists", name + ".txt"))));
    }

    @Property(seed = "1")
    void textsAreParsedAsTheValuesThatWroteThem(@ForAll("specs") SplitSpec spec) {
        assertThat(SplitSpec.parse(spec.text())).isEqualTo(spec);
    }

    @Test
    void aSingleSplitIsLabeledByItsText() throws Exception {
        for (String text : List.of("random-7-1", "random--7-3", "fold-5-1-5")) {
            var splits = ((SplitSpec.Named) SplitSpec.parse(text)).of(TEN);
            assertThat(splits).extracting(Split::label).containsExactly(text);
        }
    }

    @Test
    void aRangeIsTheSequenceOfItsSplits() throws Exception {
        var range = ((SplitSpec.Named) SplitSpec.parse("random-7-2..4")).of(TEN);
        assertThat(range).isEqualTo(Splits.random(TEN, 4, 7).subList(1, 4));
        var folds = ((SplitSpec.Named) SplitSpec.parse("fold-5-1-1..5")).of(TEN);
        assertThat(folds).isEqualTo(Splits.folds(TEN, 5, 1));
    }

    @Test
    void textsOfVersion01AreRead() {
        assertThat(SplitSpec.parse("random:3:7").text()).isEqualTo("random-7-1..3");
        assertThat(SplitSpec.parse("folds:5:-1").text()).isEqualTo("fold-5--1-1..5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"offical", "random-7", "random-7-0", "random-x-1", "random:0:7", "fold-5-1", "", "a.json"})
    void otherTextsAreErrors(String text) {
        assertThatThrownBy(() -> SplitSpec.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a split must be " + SplitSpec.GRAMMAR + ", got \"" + text + "\"");
    }

    @Test
    void rangesRiseAndFoldsExist() {
        assertThatThrownBy(() -> SplitSpec.parse("random-7-3..2"))
                .hasMessage("split numbers must rise from 1, got 3..2");
        assertThatThrownBy(() -> SplitSpec.parse("fold-5-1-6")).hasMessage("fold numbers must be at most 5, got 6");
        assertThatThrownBy(() -> SplitSpec.parse("fold-5-1-4..6"))
                .hasMessage("fold numbers must be at most 5, got 4..6");
    }
}
