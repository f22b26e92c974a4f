package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.TextFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Locates images in separate files: folders, lists and manifests. */
final class FileListDataset {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private FileListDataset() {}

    static SampleList folder(Path folder) {
        var samples = new ArrayList<SampleSource>();
        for (var files = new FileTree(folder); files.hasNext(); ) {
            Path file = files.next();
            if (MediaFiles.isImage(file)) {
                samples.add(new SampleSource(folder.relativize(file).toString(), ByteRange.of(file)));
            }
        }
        return SampleList.ofFiles(samples);
    }

    static SampleList table(Path table, char delimiter) throws IOException {
        try (Stream<String> names = PathColumn.read(table, delimiter)) {
            return of(table, names);
        }
    }

    static SampleList text(Path list) throws IOException {
        try (Stream<String> names = PathColumn.lines(list)) {
            return of(list, names);
        }
    }

    private static SampleList of(Path list, Stream<String> names) {
        List<SampleSource> samples = names.filter(name -> !name.isBlank())
                .map(name -> new SampleSource(name, ByteRange.of(list.resolveSibling(name))))
                .toList();
        return SampleList.ofFiles(samples);
    }

    /**
     * JSON lines with {@code path} and optionally {@code decision} (only {@code keep} is used), {@code pool} (index
     * into the {@code pools} of the first line), {@code tar}, {@code offset} and {@code bytes}.
     */
    static SampleList manifest(Path file) throws IOException {
        var samples = new ArrayList<SampleSource>();
        var pools = new ArrayList<Path>(List.of(file.resolveSibling("")));
        try (var reader = TextFiles.open(file);
                Stream<String> lines = reader.lines()) {
            int number = 0;
            for (var all = lines.iterator(); all.hasNext(); ) {
                add(new Line(file, ++number, all.next()), pools, samples);
            }
        }
        return SampleList.ofFiles(samples);
    }

    private record Line(Path file, int number, String text) {
        IOException malformed(Exception cause) {
            String rule = ExceptionText.firstLine(cause, "");
            return new IOException("%s:%d: is not a line of a manifest: %s".formatted(file, number, rule), cause);
        }
    }

    private static void add(Line line, List<Path> pools, List<SampleSource> samples) throws IOException {
        try {
            JsonNode fields = MAPPER.readTree(line.text());
            if (line.number() == 1 && fields.has("pools")) {
                pools.clear();
                fields.get("pools").forEach(pool -> pools.add(line.file().resolveSibling(pool.asString())));
            } else if (fields.path("decision").asString("keep").equals("keep")) {
                samples.add(sample(fields, pools.get(fields.path("pool").asInt(0))));
            }
        } catch (JacksonException | IndexOutOfBoundsException e) {
            throw line.malformed(e);
        }
    }

    private static SampleSource sample(JsonNode fields, Path pool) {
        String path = fields.required("path").asString();
        if (!fields.has("tar")) {
            return new SampleSource(path, ByteRange.of(pool.resolve(path)));
        }
        return new SampleSource(
                path,
                new ByteRange(
                        pool.resolve(fields.get("tar").asString()),
                        fields.required("offset").asLong(),
                        fields.required("bytes").asLong()));
    }
}
