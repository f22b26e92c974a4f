package io.github.qptv2.cli.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class DataCheckTest {

    @TempDir
    private Path folder;

    private Path copy() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "path,score\npics/a.png,1\npics/B.png,2\n");
        Files.createDirectory(folder.resolve("pics"));
        TestImages.write(folder.resolve("pics/a.png"), 20, 10, 1);
        TestImages.write(folder.resolve("pics/B.png"), 20, 10, 1);
        return folder;
    }

    @Test
    void aCompleteCopyIsSound() throws IOException {
        var run = Cli.run("data", "check", "--dataset", "own=" + copy());
        assertThat(run.out())
                .isEqualTo(
                        """
                own: 2 labels, 2 usable, ratings 1.0..2.0 (their range: the scale is not stated; higher is better); 2 images decoded
                valid
                """);
        assertThat(run.exitCode()).isZero();
        assertThat(Cli.run("data", "check", "--dataset", "own=" + folder.resolve("labels.csv"), "--headers-only")
                        .exitCode())
                .isZero();
    }

    @Test
    void allFaultsAreListed() throws IOException {
        copy();
        Files.writeString(
                folder.resolve("labels.csv"), "path,score\npics/a.png,1\npics/b.png,2\npics/c.png,3\npics/d.jpg,1\n");
        Files.write(folder.resolve("pics/d.jpg"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3});
        TestImages.write(folder.resolve("pics/e.png"), 5, 5, 1);
        Files.writeString(folder.resolve("pics/notes.txt"), "no image");
        var run = Cli.run("data", "check", "--dataset", "OWN=" + folder, "--format", "json", "--threads", "1");
        assertThat(run.exitCode()).isEqualTo(3);
        JsonNode report = JsonMapper.shared().readTree(run.out());
        assertThat(report.get("valid").asBoolean()).isFalse();
        assertThat(report.get("label_without_file").get(0).asString()).isEqualTo("pics/c.png");
        assertThat(report.get("label_without_file").size()).isEqualTo(1);
        assertThat(report.get("file_without_label").get(0).asString()).isEqualTo("pics/e.png");
        assertThat(report.get("file_without_label").size()).isEqualTo(1);
        assertThat(report.get("undecodable").get(0).asString()).startsWith("pics/d.jpg: ");
        assertThat(report.get("case_differs").get(0).asString()).isEqualTo("pics/b.png is called pics/B.png on disk");
        assertThat(Cli.run("data", "check", "--dataset", "own=" + folder).out())
                .contains("label without file: 1\n  pics/c.png\n")
                .endsWith("not valid\n");
    }

    @Test
    void countsAreComparedWithThePublishedOnes() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "image,mos,split\na.png,0.5,train\nb.png,0.25,test\n");
        TestImages.write(folder.resolve("a.png"), 5, 5, 1);
        TestImages.write(folder.resolve("b.png"), 5, 5, 1);
        assertThat(Cli.run("data", "check", "--dataset", "biq2021=" + folder).out())
                .contains("2 usable items, a complete copy has 12,000 (Ahmed, Asif 2022")
                .contains("1 items in the official part TRAIN, a complete copy has 10,000");
    }

    @Test
    void errorsAreOneLine() {
        var run = Cli.run("data", "check", "--dataset", "own=" + folder);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("qpt: " + folder + ": contains no labels; expected one of labels.csv\n");
        assertThat(Cli.run("data", "check", "--dataset", "imagenet=" + folder).exitCode())
                .isEqualTo(2);
        assertThat(Cli.run("data").exitCode()).isEqualTo(2);
        assertThat(Cli.run("data", "check").err()).startsWith("qpt: Missing required option: '--dataset=NAME=DIR'\n");
    }

    @Test
    void nameAndFolderInTwoWordsAreReadWithAWarning() throws IOException {
        var run = Cli.run("data", "check", "--headers-only", "own", copy());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .isEqualTo("qpt: a labeled dataset is now given as --dataset own=" + folder
                        + "; the former form will be refused by the next release\n");
    }

    @Test
    void datasetsAreListedByName() throws IOException {
        var run = Cli.run("data", "list");
        assertThat(run.outLines()).hasSize(18).anyMatch(line -> line.startsWith("koniq-10k      10,073 photographs"));
        JsonNode sets = JsonMapper.shared()
                .readTree(Cli.run("data", "list", "--format", "json").out());
        assertThat(sets.get(0).get("usable").get(0).asInt()).isEqualTo(10_073);
    }
}
