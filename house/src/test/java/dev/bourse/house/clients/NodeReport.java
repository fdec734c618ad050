package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** What Node's test runner reports in JUnit's format. */
final class NodeReport {
    private NodeReport() {}

    /** Its tests; none when it wrote no report. */
    static List<DynamicTest> read(Path report)
            throws IOException, SAXException, ParserConfigurationException {
        if (!Files.exists(report) || Files.size(report) == 0) {
            return List.of();
        }
        NodeList cases =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(report.toFile())
                        .getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(i -> test((Element) cases.item(i)))
                .toList();
    }

    private static DynamicTest test(Element found) {
        NodeList failures = found.getElementsByTagName("failure");
        return dynamicTest(
                found.getAttribute("name"),
                () -> {
                    if (failures.getLength() > 0) {
                        fail(failures.item(0).getTextContent().strip());
                    }
                });
    }
}
