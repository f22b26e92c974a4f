package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sources, configurations and documents use the field's words: nothing of {@code words.tsv} is in them. */
class WordsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path RULES = Path.of("src/test/resources/words.tsv");
    private static final Path EXCEPTIONS = Path.of("src/test/resources/words-exceptions.tsv");
    private static final Set<String> TEXTS =
            Set.of("java", "md", "yaml", "yml", "txt", "xml", "html", "json", "py", "sh", "properties", "toml");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*$");

    /** @param words separated by commas; {@code *} for all */
    private record Exempt(String glob, PathMatcher files, Set<String> words) {

        static Exempt parse(String line) {
            String[] columns = line.split("\t", -1);
            assertThat(columns).as("files, words and a reason: " + line).hasSize(3);
            return new Exempt(
                    columns[0],
                    FileSystems.getDefault().getPathMatcher("glob:" + columns[0]),
                    Set.of(columns[1].split(", *", -1)));
        }

        boolean covers(Path file, String word) {
            return (words.contains("*") || words.contains(word)) && files.matches(file);
        }
    }

    @Test
    void sourcesAndDocumentsUseTheFieldsWords() throws IOException {
        var matcher = new WordMatcher(WordRule.read(RULES));
        var exempt = exempt();
        var found = new ArrayList<String>();
        for (Path file : files()) {
            Path name = ROOT.relativize(file);
            if (exempt.stream().noneMatch(each -> each.covers(name, "*"))) {
                String text = Files.readString(file);
                for (var hit : hits(matcher, name, text)) {
                    if (exempt.stream()
                            .noneMatch(each -> each.covers(name, hit.rule().word()))) {
                        found.add("%s:%d: %s -> %s"
                                .formatted(
                                        name,
                                        line(text, hit.offset()),
                                        hit.text(),
                                        hit.rule().term()));
                    }
                }
            }
        }
        assertThat(String.join("\n", found))
                .as("%d words that have a better term", found.size())
                .isEmpty();
    }

    @Test
    void everyExceptionIsOfAFile() throws IOException {
        var names = files().stream().map(ROOT::relativize).toList();
        assertThat(exempt())
                .allSatisfy(each -> assertThat(names).as(each.glob()).anyMatch(each.files()::matches));
    }

    private static List<Exempt> exempt() throws IOException {
        return Files.readAllLines(EXCEPTIONS).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Exempt::parse)
                .toList();
    }

    private static List<WordMatcher.Hit> hits(WordMatcher matcher, Path name, String text) {
        if (!name.toString().endsWith(".java")) {
            return matcher.inProse(text);
        }
        var parted = JavaText.of(text);
        var code = IMPORT.matcher(parted.code())
                .replaceAll(line -> " ".repeat(line.group().length()));
        return Stream.concat(matcher.inCode(code).stream(), matcher.inProse(parted.prose()).stream())
                .toList();
    }

    private static long line(String text, int offset) {
        return 1 + text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static List<Path> files() throws IOException {
        var roots = new TreeMap<String, Path>();
        try (var modules = Files.list(ROOT)) {
            modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .forEach(source -> roots.put(source.toString(), source));
        }
        for (String name : List.of("configs", "docs", "models", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
            roots.put(name, ROOT.resolve(name));
        }
        var files = new ArrayList<Path>();
        for (Path root : roots.values()) {
            try (var tree = Files.walk(root)) {
                tree.filter(file -> TEXTS.contains(extension(file)) && Files.isRegularFile(file))
                        .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
