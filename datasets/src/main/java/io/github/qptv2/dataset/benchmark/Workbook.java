package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableLine;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads tables in .xlsx files. */
final class Workbook {

    private Workbook() {}

    /**
     * The table in a sheet whose header is the first row with {@code landmark} in a cell; rows above are skipped.
     *
     * @param sheet name, or empty for the first sheet
     */
    static Table table(Path file, String sheet, String landmark) {
        return Table.of(file, () -> open(file, sheet, landmark));
    }

    private static Stream<TableLine> open(Path file, String sheet, String landmark) throws IOException {
        ReadableWorkbook workbook;
        try {
            workbook = new ReadableWorkbook(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + ": is not an .xlsx workbook; download it again or save it as .xlsx", e);
        }
        Sheet found = sheet.isEmpty()
                ? workbook.getFirstSheet()
                : workbook.findSheet(sheet).orElse(null);
        if (found == null) {
            workbook.close();
            throw new IOException("%s: has no sheet \"%s\"".formatted(file, sheet));
        }
        try {
            return guarded(lines(found, landmark), file).onClose(() -> close(workbook, file));
        } catch (ExcelReaderException e) {
            throw new IOException(unreadable(file), e);
        }
    }

    private static String unreadable(Path file) {
        return file + ": the sheet cannot be read; save it anew as .xlsx";
    }

    /** The same lines; the parser's exceptions, of which many are undocumented, are reported as an unreadable sheet. */
    private static Stream<TableLine> guarded(Stream<TableLine> lines, Path file) {
        Spliterator<TableLine> parsed = lines.spliterator();
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<TableLine>(Long.MAX_VALUE, Spliterator.ORDERED) {
                    @Override
                    public boolean tryAdvance(Consumer<? super TableLine> action) {
                        var next = new ArrayList<TableLine>(1);
                        try {
                            if (!parsed.tryAdvance(next::add)) {
                                return false;
                            }
                        } catch (RuntimeException | OutOfMemoryError e) {
                            throw new UncheckedIOException(unreadable(file), new IOException(e));
                        }
                        action.accept(next.get(0));
                        return true;
                    }
                },
                false);
    }

    /** Rows of a sheet differ in width; shorter ones are padded to the width of the header. */
    private static Stream<TableLine> lines(Sheet sheet, String landmark) throws IOException {
        var width = new int[1];
        return sheet.openStream().dropWhile(row -> !holds(row, landmark)).map(row -> {
            width[0] = Math.max(width[0], row.getCellCount());
            return new TableLine(row.getRowNum(), fields(row, width[0]));
        });
    }

    private static boolean holds(Row row, String landmark) {
        return row.stream().anyMatch(cell -> text(cell).strip().equalsIgnoreCase(landmark));
    }

    private static List<String> fields(Row row, int width) {
        return Stream.iterate(0, i -> i < width, i -> i + 1)
                .map(i -> text(i < row.getCellCount() ? row.getCell(i) : null))
                .toList();
    }

    private static String text(@Nullable Cell cell) {
        return cell == null || cell.getRawValue() == null ? "" : cell.getText();
    }

    private static void close(ReadableWorkbook workbook, Path file) {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
