package io.github.qptv2.dataset.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValidationListTest {

    @TempDir
    private Path folder;

    private static LabeledItem item(String name, SplitPart part) {
        return LabeledItem.of("", name, 1).in(part);
    }

    private static LabeledDataset set(LabeledItem... items) {
        return new LabeledDataset("a", new RatingScale(0, 5, false), List.of(items));
    }

    @Test
    void commentsAreIgnored() throws IOException {
        Path file = folder.resolve("a-validation.txt");
        var list = new ValidationList("a-validation", List.of("ss01 (2).jpg", "ss01 (1).jpg"));
        list.write(file, List.of("Validation images of a.", "Two."));
        assertThat(file).hasContent("# Validation images of a.\n# Two.\nss01 (2).jpg\nss01 (1).jpg\n");
        assertThat(ValidationList.read(file)).isEqualTo(list);
    }

    @Test
    void listedTrainingItemsMoveToTheValidationPart() {
        var set = set(
                item("1", SplitPart.TRAIN),
                item("2", SplitPart.TRAIN),
                item("3", SplitPart.TEST),
                item("4", SplitPart.TRAIN));
        Split split = new ValidationList("held", List.of("4", "1")).of(set);
        assertThat(split.label()).isEqualTo("held");
        assertThat(split.train()).extracting(Split.Key::name).containsExactly("2");
        assertThat(split.validation()).extracting(Split.Key::name).containsExactly("1", "4");
        assertThat(split.test()).extracting(Split.Key::name).containsExactly("3");
        split.requireFits(set);
    }

    @Test
    void namesOutsideTheTrainingPartAreErrors() {
        var set = set(item("1", SplitPart.TRAIN), item("2", SplitPart.TRAIN), item("3", SplitPart.TEST));
        assertThatThrownBy(() -> new ValidationList("held", List.of("1", "9", "3")).of(set))
                .hasMessage("2 names of held are not in the training part of a, such as 3");
    }

    @Test
    void anOfficialValidationPartCannotBeReplaced() {
        var set = set(item("1", SplitPart.TRAIN), item("2", SplitPart.VALIDATION), item("3", SplitPart.TEST));
        assertThatThrownBy(() -> new ValidationList("held", List.of("1")).of(set))
                .hasMessage("a has an official validation part of 1 items; a list cannot replace it");
    }

    @Test
    void invalidListsAreErrorsOfOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("held.txt"), "# nothing\n");
        assertThatThrownBy(() -> ValidationList.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": a validation list must have at least 1 name, got 0");
        Files.writeString(file, "1\n2\n1\n");
        assertThatThrownBy(() -> ValidationList.read(file))
                .hasMessage(file + ": names of a validation list must be different, got 1 twice");
        assertThatThrownBy(() -> ValidationList.read(folder.resolve("none.txt")))
                .hasMessage(folder.resolve("none.txt") + ": no such file");
        var one = set(item("1", SplitPart.TRAIN), item("3", SplitPart.TEST));
        assertThatThrownBy(() -> SplitFile.read(file, List.of(one, one)))
                .hasMessage(file + ": a validation list must serve one dataset, got 2; name one list per dataset");
    }

    @Test
    void theListOfBiq2021HasAThousandNamesInProportionToTheThreeSources() throws IOException {
        var list = ValidationList.read(Path.of("../configs/splits/biq2021-validation.txt"));
        assertThat(list.names()).hasSize(1000);
        // of 10,000: 1665, 1656 and 6679
        assertThat(list.names().stream().filter(name -> name.startsWith("ss01 ")))
                .hasSize(166);
        assertThat(list.names().stream().filter(name -> name.startsWith("ss02 ")))
                .hasSize(166);
        assertThat(list.names().stream().filter(name -> name.startsWith("ss03 ")))
                .hasSize(668);
        assertThat(list.label()).isEqualTo("biq2021-validation");
    }
}
