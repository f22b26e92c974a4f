package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.split.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProtocolTest {

    private static final SplitDraw DRAW = new SplitDraw(1, 0.1);

    @TempDir
    private Path dir;

    /** {@code contents} contents with 1 to 4 images each; every fifth content is in the official test part. */
    private static LabeledDataset set(String name, int contents, boolean official, long seed) {
        var random = new Random(seed);
        var items = new ArrayList<LabeledItem>();
        for (int content = 0; content < contents; content++) {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                var item = LabeledItem.of("", "%s-%d-%d.png".formatted(name, content, i), 1 + 4 * random.nextDouble())
                        .withContent("c" + content);
                items.add(official ? item.in(content % 5 == 4 ? SplitPart.TEST : SplitPart.TRAIN) : item);
            }
        }
        return new LabeledDataset(name, RatingScale.of(1, 5), items);
    }

    private static List<Protocol> protocols() {
        return List.of(
                new Protocol.RandomSplits(5, false),
                new Protocol.RandomSplits(5, true),
                new Protocol.KFold(4, false),
                new Protocol.KFold(4, true),
                new Protocol.Official(2, false),
                new Protocol.Official(2, true),
                new Protocol.Cross(List.of("second"), 2),
                new Protocol.LeaveOneSetOut(2),
                new Protocol.LabelEfficiency(List.of(0.1, 0.5, 1.0), 3));
    }

    @Test
    void noContentIsInTheTrainingOrValidationPartAndInTheTestPart() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            var sets = List.of(set("first", 30, true, seed), set("second", 25, true, seed + 100));
            Map<Split.Key, String> contents = new HashMap<>();
            sets.forEach(set -> set.usable()
                    .forEach(item ->
                            contents.put(new Split.Key(set.name(), item.name()), set.name() + "/" + item.content())));
            for (Protocol protocol : protocols()) {
                for (var planned : protocol.splits(sets, new SplitDraw(seed, 0.1))) {
                    var trained = of(contents, planned.split().train());
                    var validated = of(contents, planned.split().validation());
                    var tested = of(contents, planned.split().test());
                    assertThat(trained).as(planned.name()).doesNotContainAnyElementsOf(validated);
                    assertThat(trained).as(planned.name()).doesNotContainAnyElementsOf(tested);
                    assertThat(validated).as(planned.name()).isNotEmpty().doesNotContainAnyElementsOf(tested);
                }
            }
        }
    }

    private static Set<String> of(Map<Split.Key, String> contents, List<Split.Key> keys) {
        Set<String> found = new HashSet<>();
        keys.forEach(key -> found.add(contents.get(key)));
        return found;
    }

    @Test
    void theNamesOfSplitsDifferAndTheirPartsCoverTheDatasets() throws IOException {
        var sets = List.of(set("first", 30, true, 1), set("second", 25, true, 2));
        for (Protocol protocol : protocols()) {
            var splits = protocol.splits(sets, DRAW);
            assertThat(splits).extracting(BenchmarkSplit::name).doesNotHaveDuplicates();
            for (var planned : splits) {
                Set<String> names = new HashSet<>();
                planned.split().keys().forEach(key -> names.add(key.set()));
                var own =
                        sets.stream().filter(set -> names.contains(set.name())).toList();
                planned.split().requireFits(own);
            }
        }
    }

    @Test
    void randomSplitsTestAFifthOfTheContents() throws IOException {
        var set = set("first", 30, false, 3);
        var splits = new Protocol.RandomSplits(10, false).splits(List.of(set), DRAW);
        assertThat(splits).hasSize(10);
        assertThat(splits.get(0).name()).isEqualTo("first-random-1-1");
        assertThat(splits).extracting(BenchmarkSplit::seed).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        Map<String, String> contents = new HashMap<>();
        set.usable().forEach(item -> contents.put(item.name(), item.content()));
        for (var split : splits) {
            assertThat(split.split().test().stream()
                            .map(key -> contents.get(key.name()))
                            .distinct())
                    .hasSize(6);
            assertThat(split.split().validation().stream()
                            .map(key -> contents.get(key.name()))
                            .distinct())
                    .hasSize(2); // 10 % of 24 contents
        }
    }

    @Test
    void eachItemIsTestedInOneFold() throws IOException {
        var set = set("first", 30, false, 4);
        var splits = new Protocol.KFold(5, false).splits(List.of(set), DRAW);
        var tested =
                splits.stream().flatMap(split -> split.split().test().stream()).toList();
        assertThat(tested).hasSameSizeAs(set.usable()).doesNotHaveDuplicates();
    }

    @Test
    void aLargerShareOfLabelsContainsASmallerOneAndTheTestPartStays() throws IOException {
        var set = set("first", 40, true, 5);
        var splits = new Protocol.LabelEfficiency(List.of(0.25, 0.5, 1.0), 2).splits(List.of(set), DRAW);
        assertThat(splits)
                .extracting(BenchmarkSplit::name)
                .containsExactly(
                        "first-25-percent-1",
                        "first-25-percent-2",
                        "first-50-percent-1",
                        "first-50-percent-2",
                        "first-100-percent-1",
                        "first-100-percent-2");
        for (int run = 0; run < 2; run++) {
            var quarter = splits.get(run).split();
            var half = splits.get(2 + run).split();
            var all = splits.get(4 + run).split();
            assertThat(half.train())
                    .containsAll(quarter.train())
                    .hasSizeGreaterThan(quarter.train().size());
            assertThat(all.train())
                    .containsAll(half.train())
                    .hasSizeGreaterThan(half.train().size());
            assertThat(half.validation()).containsAll(quarter.validation());
            assertThat(quarter.test()).isEqualTo(all.test());
            assertThat(all.unused()).isEmpty();
        }
    }

    @Test
    void aCrossDatasetTestTrainsOnTheOfficialTrainingPartAndTestsAllItems() throws IOException {
        var first = set("first", 20, true, 6);
        var second = set("second", 10, true, 7);
        var split = new Protocol.Cross(List.of("second"), 1)
                .splits(List.of(first, second), DRAW)
                .get(0);
        assertThat(split.labels()).isEqualTo(first.part(SplitPart.TRAIN).size());
        assertThat(split.split().test()).hasSameSizeAs(second.usable());
        assertThat(split.split().unused()).hasSameSizeAs(first.part(SplitPart.TEST));
        assertThatThrownBy(() -> new Protocol.Cross(List.of("third"), 1).splits(List.of(first, second), DRAW))
                .hasMessage("the tested dataset must be one of first, second, got third");
        assertThatThrownBy(() -> new Protocol.LeaveOneSetOut(1).splits(List.of(first), DRAW))
                .hasMessage("leave-one-set-out needs at least 2 datasets, got 1");
    }

    @Test
    void anOfficialSplitWithAContentInTwoPartsIsRefused() {
        var items = List.of(
                LabeledItem.of("", "a.png", 1).withContent("one").in(SplitPart.TRAIN),
                LabeledItem.of("", "b.png", 2).withContent("two").in(SplitPart.TRAIN),
                LabeledItem.of("", "c.png", 3).withContent("one").in(SplitPart.TEST),
                LabeledItem.of("", "d.png", 4).withContent("three").in(SplitPart.TEST));
        var set = new LabeledDataset("own", RatingScale.of(1, 5), items);
        assertThatThrownBy(() -> new Protocol.Official(1, false).splits(List.of(set), new SplitDraw(1, 0)))
                .hasMessage(
                        "own-official-1: a content of own must be in the training or in the test part, got 1 in both,"
                                + " such as one");
    }

    @Test
    void bothOfficialTestPartsAreTestedByOneTraining() throws IOException {
        var items = new ArrayList<LabeledItem>();
        for (int i = 0; i < 12; i++) {
            items.add(LabeledItem.of("", i + ".mp4", i)
                    .in(i < 8 ? SplitPart.TRAIN : i < 10 ? SplitPart.TEST : SplitPart.TEST_2));
        }
        var set = new LabeledDataset("lsvq", RatingScale.of(0, 100), items);
        var split = new Protocol.Official(1, false).splits(List.of(set), DRAW).get(0);
        assertThat(split.tests())
                .containsExactly(
                        new TestPart("lsvq", "lsvq", List.of("8.mp4", "9.mp4")),
                        new TestPart("lsvq", "lsvq test-2", List.of("10.mp4", "11.mp4")));
        assertThat(split.split().unused()).isEmpty();
    }

    @Test
    void listsInLiqesLayoutAreRead() throws IOException {
        var items = new ArrayList<LabeledItem>();
        for (int i = 0; i < 10; i++) {
            items.add(LabeledItem.of("Images", i + ".bmp", i));
        }
        var set = new LabeledDataset("clive", RatingScale.of(0, 100), items);
        for (int number : new int[] {1, 2, 10}) {
            Path folder = Files.createDirectories(dir.resolve("splits2/" + number));
            Files.writeString(folder.resolve("clive_train_clip.txt"), list(0, 6));
            Files.writeString(folder.resolve("clive_val_clip.txt"), list(6, 7));
            Files.writeString(folder.resolve("clive_test_clip.txt"), list(7, 9));
            Files.writeString(folder.resolve("koniq10k_test.txt"), "other.jpg\t1\n");
        }
        var splits = new Protocol.Published(dir.resolve("splits2")).splits(List.of(set), DRAW);
        assertThat(splits)
                .extracting(BenchmarkSplit::name)
                .containsExactly("clive-list-1", "clive-list-2", "clive-list-10");
        var split = splits.get(0).split();
        assertThat(split.train()).hasSize(6);
        assertThat(split.validation()).containsExactly(new Split.Key("clive", "6.bmp"));
        assertThat(split.test()).hasSize(2);
        assertThat(split.unused()).containsExactly(new Split.Key("clive", "9.bmp"));

        Path list = dir.resolve("splits2/2/clive_train_clip.txt");
        Files.writeString(list, "Images/77.bmp\t1\n");
        assertThatThrownBy(() -> new Protocol.Published(dir.resolve("splits2")).splits(List.of(set), DRAW))
                .isInstanceOf(IOException.class)
                .hasMessage(list + ":1: Images/77.bmp is no item of clive");
    }

    private static String list(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("Images/%d.BMP\t%d.5\trealistic blur\tanimal\tinvalid\tinvalid\n".formatted(i, i));
        }
        return text.toString();
    }
}
