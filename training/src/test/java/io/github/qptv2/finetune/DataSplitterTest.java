package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.dataset.split.Splits;
import io.github.qptv2.dataset.split.ValidationList;
import io.github.qptv2.finetune.config.DatasetConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DataSplitterTest {

    private static final int CONTENTS = 40;

    @TempDir
    private Path dir;

    /** Forty contents, three images of each; the last ten contents are the official test. */
    private LabeledDataset set(String validation) throws IOException {
        var lines = new StringBuilder("path,score,content,split\n");
        for (int i = 0; i < 3 * CONTENTS; i++) {
            int content = i / 3;
            String part = content >= 30 ? "test" : content < 5 ? validation : "train";
            lines.append("%03d.png,%d,c%02d,%s\n".formatted(i, i % 7, content, part));
        }
        Files.writeString(dir.resolve("labels.csv"), lines);
        return DatasetReaders.read("own", dir);
    }

    private static FinetuneConfig config(String split) {
        var choice = new DatasetConfig("own", "", split);
        var standard = FinetuneConfig.DEFAULT;
        return new FinetuneConfig(
                7,
                "",
                "iqa",
                standard.init(),
                List.of(choice),
                standard.data(),
                standard.clips(),
                standard.rankAugmentation(),
                standard.pseudo(),
                standard.features(),
                standard.loss(),
                standard.tuning(),
                standard.optimizer(),
                standard.schedule(),
                standard.validation(),
                standard.calibration(),
                standard.runtime(),
                standard.output());
    }

    private static Split cut(LabeledDataset set, FinetuneConfig config) throws IOException {
        return new DataSplitter(config, List.of(set)).split();
    }

    private static Set<String> contents(List<Split.Key> keys) {
        var contents = new HashSet<String>();
        keys.forEach(key ->
                contents.add("c%02d".formatted(Integer.parseInt(key.name().substring(0, 3)) / 3)));
        return contents;
    }

    @Test
    void theValidationPartIsMadeOfWholeTrainingContents() throws Exception {
        var split = cut(set("train"), config("official"));

        assertThat(split.test()).hasSize(30);
        assertThat(split.validation()).hasSize(9); // a tenth of 30 contents, three images each
        assertThat(split.train()).hasSize(81);
        assertThat(contents(split.validation())).hasSize(3).doesNotContainAnyElementsOf(contents(split.train()));
        assertThat(contents(split.test())).doesNotContainAnyElementsOf(contents(split.validation()));
    }

    @Test
    void anOfficialValidationPartIsUsedUnchanged() throws Exception {
        var split = cut(set("validation"), config("official"));

        assertThat(contents(split.validation())).containsExactlyInAnyOrder("c00", "c01", "c02", "c03", "c04");
        assertThat(split.train()).hasSize(75);
    }

    @Test
    void aLargerShareOfTheLabelsContainsASmallerOne() throws Exception {
        var set = set("train");
        var tenth = cut(set, config("official").withLabelShare(0.1));
        var quarter = cut(set, config("official").withLabelShare(0.25));
        var whole = cut(set, config("official"));

        assertThat(tenth.train()).hasSize(9); // 2.7 of 27 contents
        assertThat(tenth.validation()).hasSize(3);
        assertThat(quarter.train()).hasSize(21).containsAll(tenth.train());
        assertThat(whole.train()).containsAll(quarter.train());
        assertThat(whole.validation()).containsAll(quarter.validation());
        assertThat(tenth.unused()).hasSize(90 - 9 - 3);
        assertThat(tenth.test()).isEqualTo(whole.test());
    }

    @Test
    void anotherSeedChoosesOtherContents() throws Exception {
        var set = set("train");
        assertThat(cut(set, config("official").withSeed(8)).validation())
                .isNotEqualTo(cut(set, config("official")).validation());
    }

    @Test
    void aRandomSplitEqualsItsFile() throws Exception {
        var set = set("train");
        var named = cut(set, config("random-3-2"));
        Path file = SplitFile.write(Splits.random(set, 2, 3).get(1), dir);

        assertThat(file.getFileName()).hasToString("random-3-2.csv");
        assertThat(cut(set, config(file.toString()))).isEqualTo(named);
        assertThat(named.test()).hasSize(24);
    }

    @Test
    void aListOfValidationItemsReplacesTheSeededShare() throws Exception {
        var list = new ValidationList("held", List.of("004.png", "000.png", "002.png"));
        Path file = dir.resolve("held.txt");
        list.write(file, List.of("three images"));
        var split = cut(set("train"), config(file.toString()));

        assertThat(split.validation()).extracting(Split.Key::name).containsExactly("000.png", "002.png", "004.png");
        assertThat(split.train()).hasSize(87);
        assertThat(split.test()).hasSize(30);
        assertThat(cut(set("train"), config(file.toString()).withSeed(8))).isEqualTo(split);
    }

    @Test
    void anUnknownSplitIsAnError() throws Exception {
        var set = set("train");
        assertThatThrownBy(() -> cut(set, config("half")))
                .hasMessage("a split must be " + SplitSpec.GRAMMAR + ", got \"half\"");
        assertThatThrownBy(() -> cut(set, config("random-1-1..2")))
                .hasMessage("own must have a single split, got \"random-1-1..2\"");
    }
}
