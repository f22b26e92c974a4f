package io.github.qptv2.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.github.qptv2.dataset.LabeledItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PredictionLogTest {

    private static final PredictionLog.ModelKey AUTHOR = new PredictionLog.ModelKey("m", "k1");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("p.csv");
    }

    private DatasetCopy labels(String text) throws IOException {
        Files.writeString(folder.resolve("labels.csv"), text);
        return DatasetCopy.read("own", folder);
    }

    private static void add(PredictionLog log, DatasetCopy copy, int place, double raw) {
        LabeledItem item = copy.set().items().get(place);
        log.add(AUTHOR, copy, new Prediction(item, raw, -raw));
    }

    /** The device refuses every write. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeWrittenIsClosed() throws IOException {
        var copy = labels("path,score,std,content\na,1,0.1,x\nb,2,0.2,x\n");
        Path full = Path.of("/dev/full");
        assertThatThrownBy(() -> PredictionLog.create(full, List.of(copy)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(descriptors.filter(Files::exists).map(PredictionLogTest::target))
                    .isNotEmpty()
                    .doesNotContain(full);
        }
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException closed) { // that of the listing itself
            return descriptor;
        }
    }

    @Test
    void theLogIsAPredictionFile() throws IOException {
        var copy = labels("path,score,std,content\na,1,0.1,x\nb,2,0.2,x\nc,3,0.3,y\n");
        try (var log = PredictionLog.create(file, List.of(copy))) {
            add(log, copy, 0, 0.25);
            add(log, copy, 1, -0.5);
        }
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "model,key,set,name,raw,pred,mos,std,group",
                        "m,k1," + copy.label() + ",a,0.25,-0.25,1.0,0.1,x",
                        "m,k1," + copy.label() + ",b,-0.5,0.5,2.0,0.2,x");
        var paired = PredictionFile.read(file);
        assertThat(paired.predictions()).containsExactly(-0.25, 0.5);
        assertThat(paired.deviations()).isPresent();
    }

    /** The text of a log as version 0.1 wrote it, with all optional columns. */
    @Test
    void logsOfVersion01AreReadAndResumed() throws IOException {
        var copy = labels("path,score,std,content\na,1,0.1,x\nb,2,0.2,x\nc,3,0.3,y\n");
        String former = "model,key,set,name,raw,pred,mos,std,group\n"
                + "m,k1," + copy.label() + ",a,0.25,-0.25,1.0,0.1,x\n"
                + "m,k1," + copy.label() + ",b,-0.5,0.5,2.0,0.2,x\n";
        Files.writeString(file, former);
        assertThat(PredictionFile.read(file).mos()).containsExactly(1, 2);
        try (var log = PredictionLog.resume(file, List.of(copy))) {
            assertThat(log.previousOutput(AUTHOR, copy, copy.set().items().get(1)))
                    .hasValue(-0.5);
            assertThat(log.previousOutput(AUTHOR, copy, copy.set().items().get(2)))
                    .isEmpty();
            add(log, copy, 2, 0.75);
        }
        assertThat(file).content().isEqualTo(former + "m,k1," + copy.label() + ",c,0.75,-0.75,3.0,0.3,y\n");
    }

    @Test
    void aResumedLogContinuesAfterItsLastCompleteRow() throws IOException {
        var copy = labels("path,score\na,1\nb,2\nc,3\n");
        try (var log = PredictionLog.create(file, List.of(copy))) {
            add(log, copy, 0, 0.25);
        }
        Files.writeString(file, "m,k1,ow", StandardOpenOption.APPEND);
        try (var log = PredictionLog.resume(file, List.of(copy))) {
            var items = copy.set().items();
            assertThat(log.previousOutput(AUTHOR, copy, items.get(0))).hasValue(0.25);
            assertThat(log.previousOutput(AUTHOR, copy, items.get(1))).isEmpty();
            add(log, copy, 1, 0.5);
        }
        assertThat(Files.readAllLines(file)).hasSize(3).last().asString().endsWith(",b,0.5,-0.5,2.0");
    }

    @Test
    void logsOfOtherModelsAndOtherFilesCannotBeResumed() throws IOException {
        var copy = labels("path,score\na,1\nb,2\n");
        try (var log = PredictionLog.create(file, List.of(copy))) {
            add(log, copy, 0, 0.25);
        }
        try (var log = PredictionLog.resume(file, List.of(copy))) {
            log.requireSame(new PredictionLog.ModelKey("other", "k2"));
            assertThatThrownBy(() -> log.requireSame(new PredictionLog.ModelKey("m", "k2")))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "has predictions of another model named m, or with other crops or score type: key k1, not k2; choose another file");
        }
        Path notes = folder.resolve("notes.csv");
        Files.writeString(notes, "a,b\n1,2\nno line break at the end");
        assertThatThrownBy(() -> PredictionLog.resume(notes, List.of(copy)))
                .isInstanceOf(IOException.class)
                .hasMessage(notes + ":1: columns of a resumed file must be model,key,set,name,raw,pred,mos;"
                        + " choose another file");
        assertThat(notes).content().endsWith("at the end");
    }

    @Test
    void exclusionsAreReadFromTheFirstNameColumn() throws IOException {
        Path names = folder.resolve("near.csv");
        Files.writeString(names, "test_image,nearest_train_image,distance\na b.jpg,c.jpg,3\nd.jpg,e.jpg,4\n");
        assertThat(ExcludedItems.read(names)).containsExactlyInAnyOrder("a b.jpg", "d.jpg");
        Files.writeString(names, "photo\na.jpg\n");
        assertThatThrownBy(() -> ExcludedItems.read(names))
                .isInstanceOf(IOException.class)
                .hasMessage(names + ":1: needs a column \"name\" or \"test_image\" or \"image\" or \"path\";"
                        + " it has [photo]");
    }
}
