package io.github.qptv2.cli.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.input.Input.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InputsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        touch("b.jpg");
        touch("a.PNG");
        touch("notes.txt");
        touch(".hidden.jpg");
        touch("sub/c.jpg");
        touch(".cache/d.jpg");
    }

    private void touch(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "nothing");
    }

    private List<String> names(boolean recursive, String stdin, Object... arguments) {
        var words = List.of(arguments).stream().map(Object::toString).toList();
        var inputs = new Inputs(
                words,
                new Inputs.Selection(recursive, true, false),
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
        var names = new ArrayList<String>();
        inputs.iterator().forEachRemaining(input -> names.add(relative(input)));
        return names;
    }

    private String relative(Input input) {
        String name = input.name().replace(folder + "/", "");
        return input instanceof Failure failure ? name + ": " + failure.error() : name;
    }

    @Test
    void aFolderGivesItsImagesByName() {
        assertThat(names(false, "", folder)).containsExactly("a.PNG", "b.jpg");
    }

    @Test
    void videosAreRecognizedByExtensionOrHeader() throws IOException {
        touch("z.MP4");
        touch("broken.webm");
        Files.writeString(folder.resolve("video"), "YUV4MPEG2 W2 H2\n");
        Files.writeString(folder.resolve("still"), "\0\0\0\20ftypavif");
        assertThat(names(false, "", folder))
                .containsExactly("a.PNG", "b.jpg", "broken.webm", "still", "video", "z.MP4");
        var inputs = new Inputs(
                List.of(
                        folder.resolve("video").toString(),
                        folder.resolve("still").toString(),
                        folder + "/z*"),
                new Inputs.Selection(false, true, false),
                new ByteArrayInputStream(new byte[0]));
        var kinds = new ArrayList<Class<?>>();
        inputs.iterator().forEachRemaining(input -> kinds.add(input.getClass()));
        assertThat(kinds).containsExactly(Input.VideoFile.class, Input.ImageFile.class, Input.VideoFile.class);
    }

    @Test
    void subfoldersAreOptional() {
        assertThat(names(true, "", folder)).containsExactly("a.PNG", "b.jpg", "sub/c.jpg");
    }

    @Test
    void anImageWithoutAnExtensionIsRecognizedByItsHeader() throws IOException {
        TestImages.write(folder.resolve("IMG_0001"), 20, 20, 1);
        touch("README");
        assertThat(names(false, "", folder)).containsExactly("IMG_0001", "a.PNG", "b.jpg");
    }

    @Test
    void aDanglingLinkIsAnInput() throws IOException {
        Files.createSymbolicLink(folder.resolve("gone.jpg"), folder.resolve("nowhere.jpg"));
        assertThat(names(false, "", folder)).contains("gone.jpg");
    }

    @Test
    void linkLoopsAreFollowedOnce() throws IOException {
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        assertThat(names(true, "", folder)).containsExactly("a.PNG", "b.jpg", "sub/c.jpg");
    }

    @Test
    void namedFilesAreInputsRegardlessOfTheirExtension() {
        assertThat(names(false, "", folder.resolve("notes.txt"), folder.resolve("nowhere.jpg")))
                .containsExactly("notes.txt", "nowhere.jpg");
    }

    @Test
    void patternsAreExpanded() {
        assertThat(names(false, "", folder + "/*.{jpg,PNG}")).containsExactly("a.PNG", "b.jpg");
        assertThat(names(false, "", folder + "/**.jpg")).contains("b.jpg", "sub/c.jpg");
        assertThat(names(false, "", folder + "/?.gif")).containsExactly("?.gif: no file matches this pattern");
        assertThat(names(false, "", "/nowhere/at/all/*.jpg"))
                .containsExactly("/nowhere/at/all/*.jpg: no file matches this pattern");
    }

    @Test
    void aFileNameMayContainPatternCharacters() throws IOException {
        touch("a[1].jpg");
        assertThat(names(false, "", folder.resolve("a[1].jpg"))).containsExactly("a[1].jpg");
    }

    @Test
    void anInvalidPatternIsAFailure() {
        assertThat(names(false, "", folder + "/[a.jpg"))
                .hasSize(1)
                .first()
                .asString()
                .contains("not a pattern");
    }

    @Test
    void standardInputListsFilesAndFoldersOnePerLine() {
        String list = folder.resolve("b.jpg") + "\n\n" + folder.resolve("sub") + "\n" + folder + "/*.jpg\n";
        assertThat(names(false, list, "-")).containsExactly("b.jpg", "sub/c.jpg", "*.jpg");
    }

    @Test
    void aFolderWithoutImagesIsAFailure() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        assertThat(names(false, "", folder.resolve("empty")))
                .containsExactly(
                        "empty: no images or videos in this folder; add --recursive to include its subfolders");
        assertThat(names(true, "", folder.resolve("empty")))
                .containsExactly("empty: no images or videos in this folder or its subfolders");
    }

    @Test
    void aListIsReadLazily() {
        var stdin = new ByteArrayInputStream("x.jpg\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        var inputs = new Inputs(List.of("-"), new Inputs.Selection(false, true, false), stdin).iterator();
        assertThat(inputs.next().name()).isEqualTo("x.jpg");
        assertThat(stdin.available()).isGreaterThan(500_000);
    }
}
