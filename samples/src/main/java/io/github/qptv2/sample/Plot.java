package io.github.qptv2.sample;

import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;

/** Bars, curves, points or sectors with axes and lettering. */
record Plot(Sheet sheet, Draws draws) {

    /** Where the data is drawn, in pixels. */
    private record Area(double x, double y, double w, double h) {}

    void draw() {
        double point = sheet.point();
        int columns = draws.integer(1, 2), rows = draws.integer(1, 2);
        double w = (double) sheet.width() / columns, h = (double) sheet.height() / rows;
        for (int i = 0; i < columns * rows; i++) {
            int row = i / columns;
            double x = i % columns * w, y = row * h;
            var area = new Area(x + 45 * point, y + 30 * point, w - 60 * point, h - 65 * point);
            if (area.w > 0 && area.h > 0) {
                sheet.words(draws, sheet.theme().ink(), x + 0.3 * w, y + 10 * point, 0.4 * w, 10);
                data(area);
            }
        }
    }

    private void data(Area area) {
        switch (draws.integer(0, 4)) {
            case 0 -> sectors(area);
            case 1 -> axes(area, () -> bars(area));
            case 2 -> axes(area, () -> points(area));
            case 3 -> cells(area);
            default -> axes(area, () -> curves(area));
        }
    }

    private void axes(Area area, Runnable data) {
        var theme = sheet.theme();
        int ticks = draws.integer(3, 9);
        boolean grid = draws.chance(0.6);
        for (int i = 0; i <= ticks; i++) {
            double x = area.x + area.w * i / ticks, y = area.y + area.h * i / ticks;
            if (grid) {
                sheet.line(theme.gray(0.2), 0.5, x, area.y, x, area.y + area.h);
                sheet.line(theme.gray(0.2), 0.5, area.x, y, area.x + area.w, y);
            }
            sheet.words(draws, theme.ink(), x - 8, area.y + area.h + 8 * sheet.point(), 40 * sheet.point(), 6);
            sheet.words(draws, theme.ink(), area.x - 38 * sheet.point(), y, 38 * sheet.point(), 6);
        }
        data.run();
        sheet.frame(theme.ink(), area.x, area.y, area.w, area.h);
    }

    private void bars(Area area) {
        int count = draws.integer(3, 30);
        double step = area.w / count, share = draws.uniform(0.5, 1);
        var color = sheet.theme().accent();
        boolean colored = draws.chance(0.4);
        for (int i = 0; i < count; i++) {
            double height = area.h * draws.uniform(0.05, 0.95);
            sheet.box(
                    colored ? Theme.vivid(draws) : color,
                    area.x + i * step,
                    area.y + area.h - height,
                    share * step,
                    height);
        }
    }

    private void points(Area area) {
        int groups = draws.integer(1, 4);
        for (int group = 0; group < groups; group++) {
            var color = Theme.vivid(draws);
            double slope = draws.uniform(-0.5, 0.5), spread = draws.uniform(0.05, 0.4);
            int count = draws.integer(10, 200);
            for (int i = 0; i < count; i++) {
                double x = draws.uniform(0, 1), y = 0.5 + slope * (x - 0.5) + spread * (draws.uniform(0, 1) - 0.5);
                sheet.disk(color, area.x + x * area.w, area.y + y * area.h, draws.uniform(1.5, 3) * sheet.point());
            }
        }
    }

    private void curves(Area area) {
        int curves = draws.integer(1, 6), points = draws.integer(6, 120);
        for (int curve = 0; curve < curves; curve++) {
            var path = new Path2D.Double();
            double y = draws.uniform(0.2, 0.8);
            for (int i = 0; i <= points; i++) {
                y = Math.min(1, Math.max(0, y + (draws.uniform(0, 1) - 0.5) * 1.5 / Math.sqrt(points)));
                double px = area.x + area.w * i / points, py = area.y + area.h * y;
                if (i == 0) {
                    path.moveTo(px, py);
                } else {
                    path.lineTo(px, py);
                }
            }
            sheet.stroke(Theme.vivid(draws), draws.uniform(1, 2.5));
            sheet.pen().draw(path);
        }
    }

    private void sectors(Area area) {
        double side = Math.min(area.w, area.h), start = 0;
        while (start < 360) {
            double angle = Math.min(360 - start, draws.uniform(10, 110));
            sheet.pen().setColor(Theme.vivid(draws));
            sheet.pen().fill(new Arc2D.Double(area.x, area.y, side, side, start, angle, Arc2D.PIE));
            start += angle;
        }
    }

    private void cells(Area area) {
        int columns = draws.integer(3, 16), rows = draws.integer(3, 12);
        for (int i = 0; i < columns * rows; i++) {
            var color = draws.chance(0.5) ? Theme.vivid(draws) : sheet.theme().gray(draws.uniform(0, 1));
            double w = area.w / columns, h = area.h / rows;
            int row = i / columns;
            sheet.box(color, area.x + i % columns * w, area.y + row * h, w, h);
        }
    }
}
