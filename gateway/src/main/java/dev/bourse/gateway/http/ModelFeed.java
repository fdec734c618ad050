package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Model;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Models as an RSS 2.0 feed, newest first. */
final class ModelFeed {
    private ModelFeed() {}

    static byte[] rss(List<ModelFacts> models) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            write(xml, models);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, List<ModelFacts> models)
            throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("rss");
        xml.writeAttribute("version", "2.0");
        xml.writeStartElement("channel");
        element(xml, "title", "Models on this exchange");
        element(xml, "link", "/models");
        element(xml, "description", "Models, newest first");
        for (Model model : newestFirst(models)) {
            item(xml, model);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static List<Model> newestFirst(List<ModelFacts> models) {
        return models.stream()
                .map(ModelFacts::model)
                .sorted(Comparator.comparingLong(Model::created).reversed())
                .toList();
    }

    private static void item(XMLStreamWriter xml, Model model) throws XMLStreamException {
        xml.writeStartElement("item");
        element(xml, "title", model.name());
        element(xml, "link", "/models/" + model.id());
        element(xml, "guid", model.canonicalSlug());
        element(xml, "description", model.description());
        element(xml, "pubDate", date(model.created()));
        xml.writeEndElement();
    }

    private static String date(long seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
