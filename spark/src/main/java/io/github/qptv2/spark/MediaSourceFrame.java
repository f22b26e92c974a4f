package io.github.qptv2.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.qptv2.io.MediaFiles;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** DataFrames with {@code path} and {@code content} of images and videos. */
final class MediaSourceFrame {

    private static final StructType SCHEMA =
            new StructType().add("path", DataTypes.StringType).add("content", DataTypes.BinaryType);

    private MediaSourceFrame() {}

    /** Images and videos below folders, by the extensions of their names; other files are not read. */
    static Dataset<Row> files(SparkSession spark, List<String> folders) {
        return spark.read()
                .format("binaryFile")
                .option("recursiveFileLookup", "true")
                .option("pathGlobFilter", MediaGlob.TEXT)
                .load(folders.toArray(String[]::new))
                .select("path", "content");
    }

    /** Images and videos within tar files (WebDataset), a task for each tar; names are {@code TAR!/MEMBER}. */
    static Dataset<Row> shards(SparkSession spark, List<String> tars) {
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var rows = context.binaryFiles(String.join(",", tars)).flatMap(tar -> new Members(tar._1(), tar._2()));
        return spark.createDataFrame(rows, SCHEMA);
    }

    /** The members of a tar that are images or videos, read one after another. */
    private static final class Members implements Iterator<Row> {

        private final String name;
        private final TarArchiveInputStream tar;
        private @Nullable Row next;

        Members(String name, PortableDataStream stream) {
            this.name = name;
            tar = new TarArchiveInputStream(stream.open());
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close());
            next = read();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row next() {
            var row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            next = read();
            return row;
        }

        private @Nullable Row read() {
            try {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (entry.isFile() && isMedia(entry.getName())) {
                        return RowFactory.create(name + "!/" + entry.getName(), tar.readNBytes((int) entry.getSize()));
                    }
                }
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(name + ": the tar is corrupt: " + e.getMessage(), e);
            }
        }

        private static boolean isMedia(String member) {
            return MediaFiles.isImageName(member) || MediaFiles.isVideoName(member);
        }

        private void close() {
            try {
                tar.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
