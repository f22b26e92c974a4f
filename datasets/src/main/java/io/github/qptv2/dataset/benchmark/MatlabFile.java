package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** Variables of a MATLAB v5 file; datasets store lists as rows or columns. */
record MatlabFile(Path file) {

    /** The numbers of a matrix in MATLAB's order. */
    List<Double> numbers(String name) throws IOException {
        if (!(variable(name) instanceof Matrix matrix)) {
            throw new IOException("%s: %s must be a matrix of numbers".formatted(file, name));
        }
        var numbers = new ArrayList<Double>();
        for (int i = 0; i < matrix.getNumElements(); i++) {
            double value = matrix.getDouble(i);
            if (!Double.isFinite(value)) {
                throw new IOException("%s: %s must be numbers, got %s at %d".formatted(file, name, value, i + 1));
            }
            numbers.add(value);
        }
        return numbers;
    }

    /** The texts of a cell array in MATLAB's order; nested single cells are unwrapped. */
    List<String> texts(String name) throws IOException {
        if (!(variable(name) instanceof Cell cells)) {
            throw new IOException("%s: %s must be a cell array of texts".formatted(file, name));
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < cells.getNumElements(); i++) {
            Array content = cells.get(i);
            while (content instanceof Cell inner && inner.getNumElements() == 1) {
                content = inner.get(0);
            }
            if (!(content instanceof Char text)) {
                throw new IOException(
                        "%s: %s must hold texts, got a %s at %d".formatted(file, name, content.getType(), i + 1));
            }
            texts.add(text.getNumElements() == 0 ? "" : text.getString());
        }
        return texts;
    }

    /** Whether the file has the variable. */
    boolean has(String name) throws IOException {
        return entries().contains(name);
    }

    private List<String> entries() throws IOException {
        var names = new ArrayList<String>();
        contents().getEntries().forEach(entry -> names.add(entry.getName()));
        return names;
    }

    private Array variable(String name) throws IOException {
        if (!entries().contains(name)) {
            throw new IOException("%s: must have a variable %s, got %s".formatted(file, name, entries()));
        }
        return contents().getArray(name);
    }

    private Mat5File contents() throws IOException {
        try (Source source = Sources.openFile(file.toFile())) {
            return Mat5.newReader(source).readMat();
        } catch (IOException | RuntimeException | OutOfMemoryError e) { // of lengths that a corrupt file declares
            throw new IOException(file + ": is not a MATLAB v5 file; save it with -v6 or -v7", e);
        }
    }
}
