package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.evaluate.SplitProtocol.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SplitProtocolTest {

    private static final String PARTS = "path,score,split\na,1,train\nb,2,train\nc,3,test\nd,4,validation\n";
    private static final String PLAIN = "path,score\na,1\nb,2\nc,3\nd,4\ne,5\n";

    @TempDir
    private Path folder;

    private List<SplitItems> take(String labels, String splits, Place place) throws IOException {
        Files.writeString(folder.resolve("labels.csv"), labels);
        return new SplitProtocol(splits, place)
                .of(DatasetCopy.read("own", folder).set());
    }

    private static List<String> names(SplitItems selection) {
        return selection.items().stream().map(LabeledItem::name).toList();
    }

    @Test
    void theDefaultIsTheOfficialSplitIfItExists() throws IOException {
        var test = take(PARTS, SplitProtocol.DEFAULT, Place.TEST).get(0);
        assertThat(test.split()).isEqualTo("official");
        assertThat(test.part()).isEqualTo("test");
        assertThat(names(test)).containsExactly("c");
        assertThat(names(take(PARTS, SplitProtocol.DEFAULT, Place.TRAIN).get(0)))
                .containsExactly("a", "b");
        assertThat(names(take(PARTS, "official", Place.VALIDATION).get(0))).containsExactly("d");
    }

    @Test
    void theDefaultIsEveryItemWithoutAnOfficialSplit() throws IOException {
        var all = take(PLAIN, SplitProtocol.DEFAULT, Place.TEST).get(0);
        assertThat(all.split()).isEqualTo("all");
        assertThat(all.part()).isEqualTo("all");
        assertThat(all.items()).hasSize(5);
        assertThat(take(PARTS, "all", Place.TEST).get(0).items()).hasSize(4);
    }

    @Test
    void itemsMarkedForOnePartNeverServeAsAnother() throws IOException {
        String marked = "path,score,split\na,1,test\nb,2,test\nc,3,\n";
        var test = take(marked, SplitProtocol.DEFAULT, Place.TEST).get(0);
        assertThat(names(test)).containsExactly("a", "b");
        assertThat(test.part()).isEqualTo("test");
        assertThatThrownBy(() -> take(marked, SplitProtocol.DEFAULT, Place.TRAIN))
                .hasMessage("own marks no items as train, only others; name a split, or all");
        assertThat(take(marked, "all", Place.TRAIN).get(0).items()).hasSize(3);
        assertThatThrownBy(() -> take(PLAIN, SplitProtocol.DEFAULT, Place.VALIDATION))
                .hasMessage("own has no split and so no validation part; name a split");
    }

    @Test
    void everyRandomSplitSelectsAFifthForTheTest() throws IOException {
        var splits = take(PLAIN, "random-7-1..3", Place.TEST);
        assertThat(splits).extracting(SplitItems::split).containsExactly("random-7-1", "random-7-2", "random-7-3");
        assertThat(splits).allSatisfy(split -> assertThat(split.items()).hasSize(1));
    }

    @Test
    void aSplitFileMayListOtherDatasetsToo() throws IOException {
        Path file = folder.resolve("mine.csv");
        String own = "train,own,a\ntrain,own,b\ntrain,own,c\ntest,own,e\nvalidation,own,d\n";
        Files.writeString(file, "part,set,name\n" + own + "train,kadid10k,I01.png\n");
        var test = take(PLAIN, file.toString(), Place.TEST).get(0);
        assertThat(test.split()).isEqualTo("mine");
        assertThat(names(test)).containsExactly("e");
        Files.writeString(file, "part,set,name\ntrain,own,a\ntest,own,z\n");
        assertThatThrownBy(() -> take(PLAIN, file.toString(), Place.TEST))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": split mine lists 1 items that the labels lack, such as z of own");
    }

    @Test
    void aValidationListSelectsItemsOfTheOfficialTrainingPart() throws IOException {
        Path list = Files.writeString(folder.resolve("held.txt"), "# held out\n\nb\n");
        String labels = "path,score,split\na,1,train\nb,2,train\nc,3,test\nd,4,train\n";
        assertThat(names(take(labels, list.toString(), Place.TRAIN).get(0))).containsExactly("a", "d");
        var validation = take(labels, list.toString(), Place.VALIDATION).get(0);
        assertThat(validation.split()).isEqualTo("held");
        assertThat(names(validation)).containsExactly("b");
        assertThat(names(take(labels, list.toString(), Place.TEST).get(0))).containsExactly("c");
        Files.writeString(list, "b\nc\n");
        assertThatThrownBy(() -> take(labels, list.toString(), Place.TEST))
                .isInstanceOf(IOException.class)
                .hasMessage(list + ": 1 names of held are not in the training part of own, such as c");
    }

    @Test
    void missingSplitsAndPartsAreErrors() {
        assertThatThrownBy(() -> take(PLAIN, "official", Place.TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("own has no official split (official); name another one, such as random-1-1");
        assertThatThrownBy(() -> take(PLAIN, "random-1-1..2", Place.VALIDATION))
                .hasMessage("the split random-1-1 has no validation items of own");
        assertThatThrownBy(() -> take(PLAIN, "offical", Place.TEST))
                .hasMessage("a split must be " + SplitSpec.GRAMMAR + ", got \"offical\"");
        assertThatThrownBy(() -> take(PLAIN, folder.resolve("none.csv").toString(), Place.TEST))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("none.csv") + ": no such file");
    }
}
