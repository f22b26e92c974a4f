package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Every file of a folder has a row or is counted; names may be any bytes. */
class FolderContentIT {

    @TempDir
    private Path work;

    private Path folder = Path.of("");

    private Path model = Path.of("");

    @BeforeEach
    void copyModel() throws IOException {
        model = Cli.microModel(work);
        folder = Files.createDirectory(work.resolve("files"));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.ISO_8859_1);
    }

    /** A clip of two gray frames of 64 x 64 pixels; FFmpeg recognizes its format by the content. */
    private void clip(String name) throws IOException {
        String frame = "FRAME\n" + "d".repeat(3 * 64 * 64);
        write(name, "YUV4MPEG2 W64 H64 F2:1 C444\n" + frame + frame);
    }

    private Cli score(Object... args) {
        return run("", "score", args);
    }

    private Cli run(String stdin, String command, Object... args) {
        var all = new java.util.ArrayList<Object>(List.of(command, "--model", model, "--format", "jsonl"));
        all.addAll(List.of(args));
        return Cli.runWith(stdin, all.toArray());
    }

    private static List<String> rows(Cli run) {
        return run.outLines().stream()
                .map(JsonText::row)
                .map(row -> Path.of(row.path()).getFileName() + " "
                        + row.text(RowColumn.ERROR).orElse("ok"))
                .toList();
    }

    @Test
    void aVideoOfAnyKnownKindHasARow() throws IOException {
        for (String extension : List.of("mts", "m2ts", "wmv", "mpg", "mpeg", "flv", "ogv", "3gp", "vob", "MXF")) {
            clip("a." + extension);
        }
        var run = score(folder);
        assertThat(rows(run))
                .containsExactly(
                        "a.3gp ok",
                        "a.MXF ok",
                        "a.flv ok",
                        "a.m2ts ok",
                        "a.mpeg ok",
                        "a.mpg ok",
                        "a.mts ok",
                        "a.ogv ok",
                        "a.vob ok",
                        "a.wmv ok");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aKnownKindThatCannotBeScoredIsRefusedByName() throws IOException {
        write("a.yuv", "JJJJ");
        write("b.r3d", "JJJJ");
        write("c.psd", "8BPS");
        assertThat(rows(score(folder)))
                .containsExactly(
                        "a.yuv is raw YUV, which states neither size nor rate; convert it to Y4M or MP4",
                        "b.r3d camera raw video is not supported; convert it to MP4",
                        "c.psd Photoshop images are not supported; convert it to JPEG or PNG first");
    }

    @Test
    void filesOfNoKnownKindAreCountedAtTheEnd() throws IOException {
        TestImages.write(folder.resolve("a.png"), 64, 64, 1);
        for (String name : List.of("a.txt", "b.txt", "a.xmp", "README", "x.$$$", ".hidden.txt")) {
            write(name, "text");
        }
        var run = score(folder);
        assertThat(rows(run)).containsExactly("a.png ok");
        assertThat(run.err())
                .isEqualTo("qpt: 5 files were skipped: neither image nor video (2 .txt, 1 .xmp, 2 others)\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aNamedFileOfNoKnownKindFailsUnlessItIsToBeIgnored() throws IOException {
        Path image = TestImages.write(folder.resolve("a.png"), 64, 64, 1), text = write("a.txt", "text");
        assertThat(rows(score(image, text)))
                .containsExactly("a.png ok", "a.txt is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF");

        for (Object[] arguments : new Object[][] {{image, text}, {folder + "/*"}, {folder}}) {
            var ignoring = run("", "score", "--ignore-unknown", arguments[0], arguments[arguments.length - 1]);
            assertThat(rows(ignoring)).allMatch("a.png ok"::equals);
            assertThat(ignoring.err()).endsWith(": neither image nor video (" + arguments(arguments) + " .txt)\n");
            assertThat(ignoring.exitCode()).isZero();
        }
        var list = run(image + "\n" + text + "\n", "score", "--ignore-unknown", "-");
        assertThat(rows(list)).containsExactly("a.png ok");
        assertThat(list.err()).isEqualTo("qpt: 1 file was skipped: neither image nor video (1 .txt)\n");
    }

    private static int arguments(Object... given) {
        return given.length == 1 ? 2 : 1;
    }

    @Test
    void withNothingButIgnoredFilesTheRunFails() throws IOException {
        var run = score("--ignore-unknown", write("a.txt", "text"), write("README", "text"));
        assertThat(run.err())
                .isEqualTo(
                        """
                        qpt: 2 files were skipped: neither image nor video (1 .txt, 1 other)
                        qpt: there is no image or video among the inputs
                        """);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(rows(score("--ignore-unknown", folder.resolve("gone"))))
                .containsExactly("gone does not exist; check the path");
    }

    @Test
    void aRankingCountsTheVideosThatItDoesNotOrder() throws IOException {
        TestImages.write(folder.resolve("a.png"), 64, 64, 1);
        clip("b.mts");
        clip("c.mp4");
        write("a.xmp", "text");
        var run = run("", "rank", folder);
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.err())
                .isEqualTo(
                        """
                        qpt: 2 videos were skipped; qpt score scores videos
                        qpt: 1 file was skipped: neither image nor video (1 .xmp)
                        """);
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aListMayBeginWithAByteOrderMark() throws IOException {
        Path image = TestImages.write(folder.resolve("a.png"), 64, 64, 1);
        assertThat(rows(run("\ufeff" + image + "\r\n", "score", "-"))).containsExactly("a.png ok");
    }

    @Test
    void anArgumentThatIsReadAsAnOptionIsExplained() {
        var run = score("-lead.png");
        assertThat(run.err())
                .startsWith("qpt: Missing required parameter: 'PATH';"
                        + " if -lead.png is a file, write ./-lead.png, or -- before it\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(score("a.png", "-lead.mts").err()).contains("write ./-lead.mts, or -- before it\n");
        assertThat(score("a.png", "--recursiv").err()).doesNotContain("is a file");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeOrDeviceIsRefusedAtOnce() throws Exception {
        for (String name : List.of("pipe", "pipe.png", "pipe.mp4")) {
            Path pipe = folder.resolve(name);
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            assertThat(rows(score(pipe)).get(0)).startsWith(name + " is not a regular file");
        }
        assertThat(rows(score("/dev/zero"))).containsExactly("zero is not a regular file");
    }

    /** The image {@code bad\xff.png} and the clip {@code bad\xff.mts}, made by a shell. */
    private void writeBadNames() throws Exception {
        TestImages.write(work.resolve("whole.png"), 64, 64, 1);
        clip("whole.mts");
        String script = "cp ../whole.png \"$(printf 'bad\\377.png')\" && mv whole.mts \"$(printf 'bad\\377.mts')\"";
        assertThat(new ProcessBuilder("sh", "-c", script)
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNameThatIsNoTextIsScoredInAnyLocale() throws Exception {
        writeBadNames();
        for (String locale : List.of("C", "POSIX", "C.UTF-8")) {
            var setting = new RunningCli.Setting(List.of(), Map.of("LC_ALL", locale));
            var run = RunningCli.start(
                    work,
                    work.resolve("stdout").toFile(),
                    setting,
                    "score",
                    "--model",
                    model,
                    "--format",
                    "csv",
                    folder);
            assertThat(run.exitCode()).as("%s: %s", locale, run.stderr()).isZero();
            assertThat(run.stdout()).contains("bad\ufffd.png,ok,").contains("bad\ufffd.mts,ok,");
            assertThat(run.stderr()).isEmpty();
        }
    }

    /** Java replaces the bytes of an argument that are no text, so that the file cannot be found. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anArgumentThatIsNoTextIsExplained() throws Exception {
        var utf8 = score("bad\ufffd.png");
        assertThat(rows(utf8)).hasSize(1).first().asString().contains("its name is not valid ");

        TestImages.write(folder.resolve("\u00e9.png"), 64, 64, 1);
        var setting = new RunningCli.Setting(List.of(), Map.of("LC_ALL", "C"));
        var run = RunningCli.start(
                work,
                work.resolve("stdout").toFile(),
                setting,
                "score",
                "--model",
                model,
                "--format",
                "csv",
                folder.resolve("\u00e9.png"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stdout())
                .contains("its name is not valid in the encoding of the locale, ANSI_X3.4-1968;"
                        + " start with LC_ALL=C.UTF-8, or rename it");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aMapOfANameThatIsNoTextIsWritten() throws Exception {
        writeBadNames();
        var run = score("--map", work.resolve("maps"), folder);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(work.resolve("maps").toFile().list()).containsExactly("bad_.png");
    }

    @Test
    void theRowsOfListedAndNamedFilesAreTheSame() throws IOException {
        TestImages.write(folder.resolve("a.png"), 64, 64, 1);
        ResultRow listed = score(folder).onlyRow(),
                named = score(folder.resolve("a.png")).onlyRow();
        assertThat(listed.toMap()).isEqualTo(named.toMap());
    }
}
