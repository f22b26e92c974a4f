package io.github.qptv2.pseudo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.io.AtomicFile;

/**
 * Writes a file of pseudo-labels image by image, so that an interrupted run can be resumed. A partial file lies beside
 * the final one, which is created by renaming when all rows are written.
 */
final class PseudoLabelFile implements AutoCloseable {

    private static final String PARTIAL = ".partial";

    private final Path out;
    private final Path partial;
    private final BufferedWriter writer;
    private final Set<String> known;
    private long rows;

    /**
     * The score of a view of an image.
     *
     * @param degradation of the view as a chain's text, empty for the image itself
     */
    record Row(String path, double score, double weight, String degradation) {}

    private PseudoLabelFile(Path out, Path partial, BufferedWriter writer, Set<String> known, long rows) {
        this.out = out;
        this.partial = partial;
        this.writer = writer;
        this.known = Set.copyOf(known);
        this.rows = rows;
    }

    /**
     * Creates a partial file, or continues one.
     *
     * @param header lines, the last of which names the columns
     * @throws IOException in one line, if the final file exists, or the partial one has another header
     */
    static PseudoLabelFile open(Path out, List<String> header, boolean resume) throws IOException {
        Path partial = out.resolveSibling(out.getFileName() + PARTIAL);
        if (Files.exists(out)) {
            throw new IOException(out + ": exists already; name another file");
        }
        if (Files.exists(partial) && !resume) {
            throw new IOException(
                    partial + ": is the partial file of an interrupted run; resume it with --resume, or remove it");
        }
        var kept = new ArrayList<List<String>>();
        if (Files.exists(partial)) {
            kept.addAll(complete(partial, header));
        }
        var rewritten = new StringWriter();
        header.forEach(line -> rewritten.write(line + "\n"));
        rewritten.write(CsvFile.text(kept));
        AtomicFile.write(partial, rewritten.toString().getBytes(StandardCharsets.UTF_8));
        var known = new HashSet<String>();
        kept.forEach(row -> known.add(row.get(0)));
        var writer = Files.newBufferedWriter(partial, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        return new PseudoLabelFile(out, partial, writer, known, kept.size());
    }

    /** Rows of all images but the last, whose rows may be incomplete. */
    private static List<List<String>> complete(Path partial, List<String> header) throws IOException {
        List<String> lines = Files.readAllLines(partial, StandardCharsets.UTF_8);
        if (lines.size() < header.size()) {
            return List.of();
        }
        for (int i = 0; i < header.size(); i++) {
            if (!lines.get(i).equals(header.get(i))) {
                throw new IOException(
                        "%s:%d: was started with another line \"%s\", now \"%s\"; restore it, or remove the file"
                                .formatted(partial, i + 1, lines.get(i), header.get(i)));
            }
        }
        String rest = String.join("\n", lines.subList(header.size(), lines.size()));
        var rows = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.NONE)
                .allowMissingFields(true)
                .ofCsvRecord(rest)) {
            reader.forEach(row -> rows.add(row.getFields()));
        } catch (CsvParseException e) {
            throw new IOException(partial + ": is corrupt; remove it", e);
        }
        if (rows.isEmpty()) {
            return rows;
        }
        String last = rows.get(rows.size() - 1).get(0);
        rows.removeIf(row -> row.get(0).equals(last));
        return rows;
    }

    /** Paths of the images that were labeled before. */
    Set<String> known() {
        return known;
    }

    /** Number of rows so far. */
    long rows() {
        return rows;
    }

    /** Writes all rows of an image. */
    void write(List<Row> image) throws IOException {
        var text = new StringWriter();
        var csv = CsvFile.writer(text);
        for (Row row : image) {
            csv.writeRecord(row.path(), Double.toString(row.score()), Double.toString(row.weight()), row.degradation());
        }
        writer.write(text.toString());
        writer.flush();
        rows += image.size();
    }

    /** Renames the partial file to the final one. */
    void commit() throws IOException {
        writer.close();
        Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
