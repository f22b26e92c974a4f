package io.github.qptv2.media.image;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;

import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.RowBlock;
import io.github.qptv2.media.image.color.SampleFormat;
import io.github.qptv2.media.image.color.StoredRows;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;

/** Pixels decoded by OpenCV: gray, RGB (of JPEG), BGR, or BGR with alpha. */
final class MatRows implements StoredRows {

    private final Mat mat;
    private final boolean blueFirst;
    private final SampleFormat samples;

    /** @param blueFirst whether three channels are blue, green, red instead of red, green, blue */
    MatRows(Mat mat, boolean blueFirst) {
        this.mat = mat;
        this.blueFirst = blueFirst;
        this.samples = new SampleFormat(
                mat.channels() == 1 ? ColorModel.GRAY : ColorModel.RGB, mat.depth() == CV_16U, mat.channels() == 4);
    }

    @Override
    public int width() {
        return mat.cols();
    }

    @Override
    public int height() {
        return mat.rows();
    }

    @Override
    public SampleFormat samples() {
        return samples;
    }

    @Override
    public void read(int top, RowBlock strip) {
        int rows = Math.min(strip.rows(), height() - top);
        if (mat.channels() == 4) {
            readWithAlpha(top, rows, strip);
            return;
        }
        for (int y = 0; y < rows; y++) {
            line(top + y, strip.color(), y * width() * mat.channels());
        }
        if (mat.channels() == 3 && blueFirst) {
            swap(strip.color());
        }
    }

    private void readWithAlpha(int top, int rows, RowBlock strip) {
        int size = 4 * width();
        DataBuffer raw = samples.has16BitSamples() ? new DataBufferUShort(size) : new DataBufferByte(size);
        var pixel = new int[4];
        for (int y = 0; y < rows; y++) {
            line(top + y, raw, 0);
            for (int x = 0; x < width(); x++) {
                pixel[0] = raw.getElem(4 * x + 2);
                pixel[1] = raw.getElem(4 * x + 1);
                pixel[2] = raw.getElem(4 * x);
                pixel[3] = raw.getElem(4 * x + 3);
                strip.putWithAlpha(y * width() + x, pixel, false);
            }
        }
    }

    private void line(int row, DataBuffer to, int offset) {
        int length = width() * mat.channels();
        try (BytePointer start = mat.ptr(row)) {
            if (to instanceof DataBufferByte bytes) {
                start.get(bytes.getData(), offset, length);
            } else if (to instanceof DataBufferUShort shorts) {
                try (var has16BitSamples = new ShortPointer(start)) {
                    has16BitSamples.get(shorts.getData(), offset, length);
                }
            }
        }
    }

    private static void swap(DataBuffer color) {
        if (color instanceof DataBufferByte bytes) {
            byte[] data = bytes.getData();
            for (int i = 0; i + 2 < data.length; i += 3) {
                byte blue = data[i];
                data[i] = data[i + 2];
                data[i + 2] = blue;
            }
            return;
        }
        for (int i = 0; i + 2 < color.getSize(); i += 3) {
            int blue = color.getElem(i);
            color.setElem(i, color.getElem(i + 2));
            color.setElem(i + 2, blue);
        }
    }

    @Override
    public void close() {
        mat.close();
    }
}
