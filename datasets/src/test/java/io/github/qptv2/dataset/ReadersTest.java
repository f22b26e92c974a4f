package io.github.qptv2.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.github.qptv2.dataset.benchmark.DatasetCopies;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.Splits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ReadersTest {

    private static final double ROUNDING = 1e-9;

    @TempDir
    private Path folder;

    private static LabeledDataset read(String name, String copy) throws IOException {
        return DatasetReaders.read(name, DatasetCopies.of(copy));
    }

    @Test
    void koniqHasVotesPartsAndDeviationsOnItsPercentScale() throws IOException {
        LabeledDataset set = read("koniq-10k", "koniq");
        assertThat(set.scale()).isEqualTo(new RatingScale(0, 100, false));
        assertThat(set.items()).extracting(LabeledItem::mos).containsExactly(75.5, 50.25, 0.5);
        assertThat(set.items())
                .extracting(LabeledItem::part)
                .containsExactly(SplitPart.TRAIN, SplitPart.VALIDATION, SplitPart.TEST);
        assertThat(set.items().get(0).deviation()).isEqualTo(10); // 0.4 grades of 25 % each
        assertThat(set.items().get(0).votes()).isEqualTo(new VoteHistogram(List.of(0.0, 0.0, 25.0, 75.0, 0.0)));
        assertThat(Objects.requireNonNull(set.items().get(0).votes()).ratings()).hasValue(100);
    }

    @Test
    void koniqWithScoresOnGradesHasNoParts() throws IOException {
        LabeledDataset set = read("KonIQ_10k", "koniq-scores");
        assertThat(set.scale()).isEqualTo(new RatingScale(1, 5, false));
        assertThat(set.items().get(0))
                .matches(item -> item.mos() == 3.75 && item.part() == null)
                .matches(item -> Double.valueOf(0.4).equals(item.deviation()));
    }

    @Test
    void kadidHasGradesOfWhichHigherIsBetterInBothFormats() throws IOException {
        LabeledDataset owners = read("kadid-10k", "kadid"), copied = read("kadid-10k", "kadid-copied");
        assertThat(owners.scale().flipped()).isFalse();
        assertThat(owners.items()).extracting(LabeledItem::mos).containsExactly(4.5, 1.2);
        assertThat(copied.items()).extracting(LabeledItem::mos).containsExactly(4.5, 1.2);
        assertThat(owners.items().get(1)).matches(item -> item.content().equals("I02"));
        assertThat(owners.items()).extracting(LabeledItem::distortion).containsExactly("01", "25");
        assertThat(owners.items().get(0).deviation()).isEqualTo(0.5); // square root of the variance 0.25
        assertThat(DatasetReaders.named("kadid-10k").isOriginal("images/I01.png"))
                .isTrue();
        assertThat(DatasetReaders.named("kadid-10k").isOriginal("images/I01_01_01.png"))
                .isFalse();
    }

    @Test
    void tidHasContentAndTypeInNamesOfAnyCase() throws IOException {
        LabeledDataset set = read("tid2013", "tid");
        assertThat(set.items()).extracting(LabeledItem::content).containsExactly("I01", "I25");
        assertThat(set.items()).extracting(LabeledItem::distortion).containsExactly("01", "24");
        assertThat(set.items()).extracting(LabeledItem::deviation).containsExactly(0.1, 0.2);
    }

    @Test
    void csiqDmosAreConvertedInBothFormats() throws IOException {
        DatasetCopies.workbook(
                folder.resolve("csiq.DMOS.xlsx"),
                "all_by_image",
                List.of(
                        List.of("", "CSIQ image quality database"),
                        List.of("", "", "", "image", "dst_idx", "dst_type", "dst_lev", "dmos_std", "dmos"),
                        List.of("", "", "", "1600", "1", "noise", "1", "0.061", "0.062"),
                        List.of("", "", "", "boston", "3", "jpeg 2000", "4", "0.1", "0.75")));
        LabeledDataset owners = DatasetReaders.read("csiq", folder), copied = read("csiq", "csiq");
        assertThat(owners).isEqualTo(copied);
        assertThat(owners.scale()).isEqualTo(new RatingScale(0, 1, true));
        assertThat(owners.items())
                .extracting(LabeledItem::name)
                .containsExactly("1600.AWGN.1.png", "boston.jpeg2000.4.png");
        assertThat(owners.items().get(0).mos()).isCloseTo(0.938, within(ROUNDING));
        assertThat(owners.items().get(1))
                .matches(item -> item.mos() == 0.25 && item.content().equals("boston"));
        Files.createDirectories(folder.resolve("dst_imgs/jpeg2000"));
        assertThat(DatasetReaders.read("csiq", folder).items().get(1).path())
                .isEqualTo("dst_imgs/jpeg2000/boston.jpeg2000.4.png");
    }

    @Test
    void liveDmosAreConvertedAndOriginalsOmitted() throws IOException {
        LabeledDataset set = read("live", "live");
        assertThat(set.scale()).isEqualTo(new RatingScale(0, 100, true));
        assertThat(set.items()).extracting(LabeledItem::name).containsExactly("jp2k/img2.bmp", "gblur/img9.bmp");
        assertThat(set.items()).extracting(LabeledItem::mos).containsExactly(71.5, -1.5);
        assertThat(set.items()).extracting(LabeledItem::distortion).containsExactly("jp2k", "gblur");
    }

    @Test
    void liveMatlabFilesAreInThePublishedOrder() throws IOException {
        Matrix dmos = Mat5.newMatrix(1, 982), originals = Mat5.newMatrix(1, 982), deviations = Mat5.newMatrix(1, 982);
        Cell references = Mat5.newCell(1, 982);
        for (int i = 0; i < 982; i++) {
            dmos.setDouble(i, i / 10.0);
            originals.setDouble(i, i % 2);
            deviations.setDouble(i, 5);
            references.set(i, Mat5.newString("ref" + i % 29 + ".bmp"));
        }
        Mat5.writeToFile(
                Mat5.newMatFile()
                        .addArray("dmos_new", dmos)
                        .addArray("orgs", originals)
                        .addArray("dmos_std", deviations),
                folder.resolve("dmos_realigned.mat").toFile());
        Mat5.writeToFile(
                Mat5.newMatFile().addArray("refnames_all", references),
                folder.resolve("refnames_all.mat").toFile());
        LabeledDataset set = DatasetReaders.read("live", folder);
        assertThat(set.items()).hasSize(491);
        assertThat(set.items().get(114)) // image 228, the first after the 227 of JPEG 2000
                .matches(item ->
                        item.name().equals("jpeg/img2.bmp") && item.content().equals("ref25.bmp"))
                .matches(item -> Math.abs(item.mos() - 77.2) < ROUNDING
                        && Double.valueOf(5).equals(item.deviation()));
    }

    @Test
    void cliveIsReadAsRowsOrColumnsWithPracticeItems() throws IOException {
        for (boolean column : new boolean[] {true, false}) {
            Path copy = folder.resolve(column ? "a" : "b");
            Path data = Files.createDirectories(column ? copy.resolve("Data") : copy);
            int rows = column ? 2 : 1, columns = column ? 1 : 2;
            Matrix mos = Mat5.newMatrix(columns, rows), sd = Mat5.newMatrix(rows, columns);
            mos.setDouble(0, 63.5);
            mos.setDouble(1, 32.5);
            sd.setDouble(1, 19);
            Cell names = Mat5.newCell(rows, columns);
            names.set(0, Mat5.newString("t1.bmp"));
            names.set(1, Mat5.newString("100.bmp"));
            Mat5.writeToFile(
                    Mat5.newMatFile().addArray("AllMOS_release", mos),
                    data.resolve("AllMOS_release.mat").toFile());
            Mat5.writeToFile(
                    Mat5.newMatFile().addArray("AllStdDev_release", sd),
                    data.resolve("AllStdDev_release.mat").toFile());
            Mat5.writeToFile(
                    Mat5.newMatFile().addArray("AllImages_release", names),
                    data.resolve("AllImages_release.mat").toFile());
            LabeledDataset set = DatasetReaders.read("clive", copy);
            assertThat(set.items()).extracting(LabeledItem::practice).containsExactly(true, false);
            assertThat(set.usable())
                    .singleElement()
                    .matches(item -> item.mos() == 32.5 && Double.valueOf(19).equals(item.deviation()));
        }
    }

    @Test
    void spaqAndYoutubeAreReadFromWorkbooks() throws IOException {
        DatasetCopies.workbook(
                folder.resolve("MOS and Image attribute scores.xlsx"),
                "Sheet1",
                List.of(
                        List.of("Image name", "MOS", "Brightness"),
                        List.of("00001.jpg", "18.33", "31"),
                        List.of("00002.jpg", "75")));
        assertThat(DatasetReaders.read("spaq", folder).items())
                .extracting(LabeledItem::mos)
                .containsExactly(18.33, 75.0);
        DatasetCopies.workbook(
                folder.resolve("original_videos_MOS_for_YouTube_UGC_dataset.xlsx"),
                "MOS",
                List.of(List.of("vid", "MOSFull", "MOSChunk00"), List.of("Sports_360P-32d3", "3.5", "3")));
        assertThat(DatasetReaders.read("youtube-ugc", folder).items())
                .singleElement()
                .matches(item -> item.path().equals("Sports_360P-32d3.mkv") && item.mos() == 3.5);
        assertThat(read("youtube-ugc", "youtube").items())
                .extracting(LabeledItem::mos)
                .containsExactly(3.5);
    }

    @Test
    void fliveHasTwoProtocolsUnderTwoNames() throws IOException {
        assertThat(read("flive", "flive").items())
                .extracting(LabeledItem::part)
                .containsExactly(SplitPart.TRAIN, SplitPart.VALIDATION, SplitPart.TEST);
        LabeledDataset whole = read("flive-all", "flive");
        assertThat(whole.items()).hasSize(3).allMatch(item -> item.part() == null);
        assertThat(whole.items()).extracting(LabeledItem::mos).containsExactly(70.5, 60.0, 80.25);
    }

    @Test
    void avaHasTheMeanOfItsVotes() throws IOException {
        LabeledDataset set = read("ava", "ava");
        assertThat(set.items()).extracting(LabeledItem::path).containsExactly("100.jpg", "200.jpg");
        assertThat(set.items().get(0).mos()).isCloseTo((2 * 5 + 2 * 6 + 10) / 5.0, within(ROUNDING));
        assertThat(set.items().get(1).mos()).isCloseTo(5.5, within(ROUNDING));
        assertThat(set.items().get(1).deviation()).isEqualTo(4.5);
        assertThat(set.items()).extracting(LabeledItem::part).containsExactly(SplitPart.TRAIN, SplitPart.TEST);
    }

    @Test
    void biqIgnoresEmptyColumns() throws IOException {
        LabeledDataset set = read("biq2021", "biq");
        assertThat(set.part(SplitPart.TRAIN)).extracting(LabeledItem::name).containsExactly("a (1).jpg", "b.jpg");
        assertThat(set.part(SplitPart.TEST)).extracting(LabeledItem::mos).containsExactly(0.75);
        assertThat(read("biq2021", "biq-small").part(SplitPart.TEST)).hasSize(1);
    }

    @Test
    void videosAreReadFromCommonListsAndPublishedFiles() throws IOException {
        for (String copy : List.of("lsvq", "lsvq-owners")) {
            LabeledDataset set = read("lsvq", copy);
            assertThat(set.items())
                    .extracting(LabeledItem::path)
                    .containsExactly("batch/1.mp4", "batch/2.mp4", "batch/3.mp4");
            assertThat(set.items())
                    .extracting(LabeledItem::part)
                    .containsExactly(SplitPart.TRAIN, SplitPart.TEST, SplitPart.TEST_2);
            assertThat(Splits.official(set).unused()).hasSize(1);
            assertThat(Splits.officialSecond(set).test()).containsExactly(new Split.Key("lsvq", "batch/3.mp4"));
        }
        assertThat(read("konvid-1k", "konvid").items().get(0).path()).isEqualTo("KoNViD_1k_videos/454.mp4");
        assertThat(read("konvid-1k", "konvid-owners").items().get(0))
                .matches(i -> i.path().equals("454.mp4") && i.mos() == 3.25);
        assertThat(read("live-vqc", "live-vqc").items().get(0))
                .matches(i -> i.path().equals("Video/A001.mp4") && i.mos() == 80.25);
        Cell names = Mat5.newCell(1, 1);
        Cell inner = Mat5.newCell(1, 1);
        inner.set(0, Mat5.newString("A001.mp4"));
        names.set(0, inner);
        Mat5.writeToFile(
                Mat5.newMatFile().addArray("video_list", names).addArray("mos", Mat5.newScalar(80.25)),
                folder.resolve("data.mat").toFile());
        Files.createDirectory(folder.resolve("Video"));
        assertThat(DatasetReaders.read("live-vqc", folder).items())
                .singleElement()
                .matches(i -> i.path().equals("Video/A001.mp4"));
    }

    @Test
    void oasisBeautyHasDeviations() throws IOException {
        assertThat(read("oasis-beauty", "oasis").items())
                .singleElement()
                .matches(item -> item.mos() == 4.86 && Double.valueOf(1.48).equals(item.deviation()));
    }

    @Test
    void customLabelsAreScoresOrVotes() throws IOException {
        LabeledDataset scores = read("own", "own-scores");
        assertThat(scores.scale()).isEqualTo(RatingScale.observed(1.5, 9));
        assertThat(scores.items()).extracting(LabeledItem::content).containsExactly("a", "a", "b.jpg");
        assertThat(scores.items()).extracting(LabeledItem::distortion).containsExactly(null, "blur", null);
        LabeledDataset votes =
                DatasetReaders.read("own", DatasetCopies.of("own-votes").resolve("labels.csv"));
        assertThat(votes.scale()).isEqualTo(new RatingScale(1, 3, false));
        assertThat(votes.items()).extracting(LabeledItem::mos).containsExactly(2.0, 3.0);
    }

    @Test
    void theScaleOfCustomScoresIsStatedOrUnknown() throws IOException {
        Path csv = folder.resolve("labels.csv");
        Files.writeString(csv, "path,score,split\na.jpg,0.07,train\nb.jpg,0.41,test\n");
        LabeledDataset set = DatasetReaders.read("own", folder);
        assertThat(set.scale().stated()).isFalse();
        assertThatThrownBy(() -> set.scale().required())
                .hasMessage("the scale of the scores is not stated, and their range, 0.07 to 0.41, need not be the"
                        + " scale; state it, for example --scale 0:1");
        assertThat(set.on(RatingScale.of(0, 1)).scale().required()).isEqualTo(RatingScale.of(0, 1));
        assertThatThrownBy(() -> set.on(RatingScale.of(0.1, 1)))
                .hasMessage("scores of own must lie on the scale 0.1:1, got 0.07 of a.jpg");

        Files.writeString(csv, "path,score,scale\na.jpg,0.07,0:1\nb.jpg,0.41,0:1.0\n");
        LabeledDataset stated = DatasetReaders.read("own", folder);
        assertThat(stated.scale()).isEqualTo(RatingScale.of(0, 1));
        assertThat(stated.on(RatingScale.of(0, 1))).isSameAs(stated);
        assertThatThrownBy(() -> stated.on(RatingScale.of(1, 5))).hasMessage("own states the scale 0:1, got 1:5");

        Files.writeString(csv, "path,score,scale\na.jpg,0.07,0:1\nb.jpg,0.41,0:10\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(csv + ": all rows must have one scale, got [0:1, 0:10]");
        Files.writeString(csv, "path,score,scale\na.jpg,0.07,0:1\nb.jpg,0.41,\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(csv + ":3: a scale must be LO:HI with LO below HI, such as 1:5, got ");
        Files.writeString(csv, "path,score,scale\na.jpg,2,0:1\nb.jpg,0.41,0:1\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(folder + ": scores of own must lie on the scale 0:1, got 2.0 of a.jpg");
    }

    @Test
    void invalidLabelsAreErrorsOfOneLine() throws IOException {
        Path csv = folder.resolve("labels.csv");
        Files.writeString(csv, "path,score\na.jpg,1\nb.jpg,good\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(csv + ":3: score must be a number, got \"good\"");
        Files.writeString(csv, "path,score\na.jpg,1\na.jpg,2\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(folder + ": own: a.jpg has two labels; drop one");
        Files.writeString(csv, "path,score\na.jpg,1\nsub/.././a.jpg,2\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(folder + ": own: a.jpg has two labels; drop one");
        Files.writeString(csv, "path,score\na.jpg,1\n.,2\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(csv + ":3: path must name a file, got \".\"");
        Files.writeString(csv, "path;score\na.jpg;1\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(
                        csv + ":1: needs a column \"path\"; it has [path;score]; columns must be separated by commas");
        Files.writeString(csv, "path,v1,v2\na.jpg,0,0\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessage(csv + ":2: an item must have votes, got none");
        Files.writeString(csv, "path,score\na.jpg,1\n");
        assertThatThrownBy(() -> DatasetReaders.read("own", folder))
                .hasMessageContaining("scores must differ between items");
        assertThatThrownBy(() -> DatasetReaders.read("koniq-10k", folder))
                .hasMessageStartingWith(
                        folder + ": contains no labels; expected one of koniq10k_distributions_sets.csv");
        assertThatThrownBy(() -> DatasetReaders.read("koniq-10k", folder.resolve("x")))
                .hasMessageEndingWith("no such folder");
        Files.writeString(folder.resolve("data.mat"), "no mat file");
        assertThatThrownBy(() -> DatasetReaders.read("live-vqc", folder))
                .hasMessageEndingWith("is not a MATLAB v5 file; save it with -v6 or -v7");
        Files.writeString(folder.resolve("csiq.DMOS.xlsx"), "no workbook");
        assertThatThrownBy(() -> DatasetReaders.read("csiq", folder)).hasMessageContaining("is not an .xlsx workbook");
        assertThatThrownBy(() -> DatasetReaders.named("imagenet"))
                .hasMessageStartingWith("unknown dataset \"imagenet\"; known datasets are koniq-10k");
    }

    @Test
    void aCorruptSheetIsAnErrorOfOneLine() throws IOException {
        Path file = folder.resolve("MOS and Image attribute scores.xlsx");
        for (String cell : List.of("<c r='B2'><v>1</c>", "<c r='B2'><v>1</v>")) {
            DatasetCopies.workbookOf(
                    file,
                    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'>"
                            + "<c r='A1' t='inlineStr'><is><t>Image name</t></is></c><c r='B1' t='inlineStr'><is><t>MOS</t>"
                            + "</is></c></row><row r='2'>" + cell + "</row></sheetData></worksheet>");
            assertThatThrownBy(() -> DatasetReaders.read("spaq", folder))
                    .as(cell)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    /** A header of 128 bytes, then an array that declares 2 GB. */
    @Test
    void aMatlabFileThatDeclaresMoreThanItHasIsAnErrorOfOneLine() throws IOException {
        var bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII)).position(124);
        bytes.putShort((short) 0x0100).putShort((short) 0x4d49).putInt(14).putInt(Integer.MAX_VALUE - 15);
        Files.write(folder.resolve("data.mat"), bytes.array());
        assertThatThrownBy(() -> DatasetReaders.read("live-vqc", folder))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is not a MATLAB v5 file; save it with -v6 or -v7");
    }
}
