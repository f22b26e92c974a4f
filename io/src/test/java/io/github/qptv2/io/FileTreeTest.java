package io.github.qptv2.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FileTreeTest {

    @TempDir
    private Path folder;

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
    }

    private List<String> names(FileTree tree) {
        var names = new ArrayList<String>();
        tree.forEachRemaining(file -> names.add(folder.relativize(file).toString()));
        return names;
    }

    @Test
    void filesAndFoldersComeTogetherByName() throws IOException {
        touch("b.jpg", "a/z.jpg", "c/a.jpg", "B.jpg", "a.jpg");
        assertThat(names(new FileTree(folder))).containsExactly("B.jpg", "a/z.jpg", "a.jpg", "b.jpg", "c/a.jpg");
    }

    @Test
    void namesThatBeginWithADotAreLeftOut() throws IOException {
        touch(".a.jpg", ".cache/b.jpg", "c.jpg");
        assertThat(names(new FileTree(folder))).containsExactly("c.jpg");
    }

    @Test
    void aFolderIsEnteredOnceHoweverManyLinksLeadToIt() throws IOException {
        touch("b/one.jpg");
        Files.createSymbolicLink(folder.resolve("a"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b/up"), folder);
        assertThat(names(new FileTree(folder))).containsExactly("a/one.jpg");
    }

    @Test
    void foldersThatLinkToEachOtherEnd() throws IOException {
        touch("a/one.jpg", "b/two.jpg");
        Files.createSymbolicLink(folder.resolve("a/x"), folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b/y"), folder.resolve("a"));
        assertThat(names(new FileTree(folder))).containsExactly("a/one.jpg", "a/x/two.jpg");
    }

    @Test
    void aLinkToAFileAndADanglingLinkAreFiles() throws IOException {
        touch("a.jpg");
        Files.createSymbolicLink(folder.resolve("b.jpg"), folder.resolve("a.jpg"));
        Files.createSymbolicLink(folder.resolve("c.jpg"), folder.resolve("nowhere"));
        assertThat(names(new FileTree(folder))).containsExactly("a.jpg", "b.jpg", "c.jpg");
    }

    @Test
    void depthLimitsTheFoldersBelow() throws IOException {
        touch("a.jpg", "b/c.jpg", "b/d/e.jpg");
        assertThat(names(new FileTree(folder, 1, (path, cause) -> {}))).containsExactly("a.jpg");
        assertThat(names(new FileTree(folder, 2, (path, cause) -> {}))).containsExactly("a.jpg", "b/c.jpg");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileTree(folder, 0, (path, cause) -> {}))
                .withMessage("depth must be at least 1, got 0");
    }

    @Test
    void aFolderThatCannotBeListedIsAnErrorOrIsHandled() throws IOException {
        Path missing = folder.resolve("missing");
        var refused = new ArrayList<Path>();
        assertThat(names(new FileTree(missing, 1, (path, cause) -> refused.add(path))))
                .isEmpty();
        assertThat(refused).containsExactly(missing);
        touch("a.jpg");
        Path file = folder.resolve("a.jpg");
        assertThat(FileTree.list(file, path -> true)).containsExactly(file);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new FileTree(missing))
                .withMessage(missing + ": cannot be listed; check that it is a readable folder");
    }

    @Test
    void listKeepsTheFilesThatTheRuleAccepts() throws IOException {
        touch("a.jpg", "b.txt", "c/d.jpg");
        assertThat(FileTree.list(folder, MediaFiles::isImage))
                .containsExactly(folder.resolve("a.jpg"), folder.resolve("c/d.jpg"));
        assertThat(FileTree.list(folder.resolve("b.txt"), MediaFiles::isImage)).isEmpty();
        assertThatIOException()
                .isThrownBy(() -> FileTree.list(folder, path -> {
                    throw new UncheckedIOException(new IOException("no"));
                }));
    }

    @Test
    void afterTheLastFileThereIsNone() throws IOException {
        touch("a.jpg");
        var tree = new FileTree(folder);
        tree.next();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(tree::next);
    }

    /** Trees of 1 to 30 files in random folders, with random links between the folders. */
    @Test
    void everyFileIsListedExactlyOnceInAnyTreeWithLinks() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            var random = new SplitMix64(seed);
            Path root = Files.createDirectory(folder.resolve("tree" + seed));
            var folders = new ArrayList<>(List.of(root));
            var files = new TreeSet<String>();
            for (int i = 0; i <= Math.floorMod(random.next(), 30); i++) {
                Path parent = folders.get((int) Math.floorMod(random.next(), (long) folders.size()));
                switch ((int) Math.floorMod(random.next(), 3L)) {
                    case 0 -> folders.add(Files.createDirectory(parent.resolve("f" + i)));
                    case 1 ->
                        Files.createSymbolicLink(parent.resolve("l" + i), folders.get((int)
                                Math.floorMod(random.next(), (long) folders.size())));
                    default ->
                        files.add(Files.writeString(parent.resolve("n" + i), "").toString());
                }
            }
            var listed = new ArrayList<String>();
            for (var tree = new FileTree(root); tree.hasNext(); ) {
                listed.add(tree.next().toRealPath().toString());
            }
            assertThat(listed).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(files);
        }
    }
}
