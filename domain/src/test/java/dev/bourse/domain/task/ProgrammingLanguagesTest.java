package dev.bourse.domain.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class ProgrammingLanguagesTest {
    static List<Arguments> programs() {
        return List.of(
                of(
                        "python",
                        """
                        def area(self, r):
                            if r is None:
                                return 0
                            print(r * self.k)
                        """),
                of(
                        "javascript",
                        """
                        const rows = data.filter(d => d.ok);
                        console.log(rows.length === 0);
                        """),
                of(
                        "typescript",
                        """
                        export interface Row { id: number; name: string; ok: boolean }
                        """),
                of(
                        "java",
                        """
                        public static void main(String[] args) {
                          System.out.println(args.length);
                        }
                        """),
                of(
                        "c",
                        """
                        #include <stdlib.h>
                        int main(void) { char *p = malloc(8); free(p); printf("x"); }
                        """),
                of(
                        "cpp",
                        """
                        #include <vector>
                        int main() { std::vector<int> v; std::cout << v.size(); }
                        """),
                of(
                        "csharp",
                        """
                        using System;
                        namespace Shop { class A { public string Name { get; set; } } }
                        """),
                of(
                        "go",
                        """
                        package main

                        func main() {
                            x, err := load()
                            if err != nil { fmt.Println(err) }
                        }
                        """),
                of(
                        "rust",
                        """
                        fn main() {
                            let mut x: Vec<&str> = vec![];
                            println!("{}", x.len());
                        }
                        """),
                of(
                        "ruby",
                        """
                        class Cart
                          attr_accessor :rows
                          def initialize
                            @rows = []
                          end
                        end
                        puts 1
                        """),
                of(
                        "php",
                        """
                        <?php
                        $name = $_POST['name'];
                        echo $name;
                        """),
                of(
                        "sql",
                        """
                        SELECT city, COUNT(*) FROM visits WHERE year = 2020 GROUP BY city ORDER BY 2
                        """),
                of(
                        "bash",
                        """
                        #!/bin/bash
                        set -e
                        for f in *; do
                          if [ -f "$f" ]; then echo "$f"; fi
                        done
                        """),
                of(
                        "html",
                        """
                        <!DOCTYPE html><html><body><div class="a"><p>Hi</p></div></body></html>
                        """),
                of(
                        "css",
                        """
                        .card { display: flex; margin: 0 auto; padding: 4px; color: red; }
                        """),
                of(
                        "kotlin",
                        """
                        data class Row(val id: Int)
                        fun main() { println(Row(1)) }
                        """),
                of(
                        "swift",
                        """
                        import SwiftUI
                        struct A: View { @State var n = 0; var body: some View { Text("a") } }
                        """),
                of(
                        "r",
                        """
                        library(dplyr)
                        x <- read.csv("a.csv")
                        summarise(x, m = mean(y))
                        """),
                of(
                        "lua",
                        """
                        local t = {}
                        for k, v in pairs(t) do
                          if k ~= nil then print(v) end
                        end
                        """),
                of(
                        "haskell",
                        """
                        import Data.List
                        main :: IO ()
                        main = putStrLn "hi"
                        """),
                of(
                        "scala",
                        """
                        case class P(x: Int)
                        object Main extends App { val s: Option[P] = None }
                        """),
                of(
                        "perl",
                        """
                        use strict;
                        use warnings;
                        my $x = shift;
                        my @y = ();
                        """),
                of(
                        "dart",
                        """
                        class A extends StatelessWidget { @override Widget build(BuildContext context) {} }
                        """),
                of(
                        "elixir",
                        """
                        defmodule A do
                          def f(x), do: x |> Enum.map(& &1)
                        end
                        """),
                of(
                        "julia",
                        """
                        using LinearAlgebra
                        function f(x::Float64)
                          println(x)
                        end
                        """),
                of(
                        "matlab",
                        """
                        x = linspace(0, 1);
                        plot(x, x.^2)
                        hold on
                        disp(x)
                        """),
                of(
                        "powershell",
                        """
                        Get-ChildItem -Path . | Where-Object { $_.Length -gt 1 } | ForEach-Object { $_ }
                        """));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_few_lines_are_enough(String language, String program) {
        assertEquals(language, ProgrammingLanguages.of(Lexemes.of(program)).wireName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python | How do I reverse a list in Python?",
                "go | Write a web server in Go.",
                "c | Write a linked list in C",
                "cpp | Write a linked list in C++",
                "csharp | Write a linked list in C#",
                "rust | A Rust program that counts lines",
                "r | Fit a line to these points in R",
                "bash | Give me a shell script for backups",
                "swift | Write a Swift function for dates",
                "sql | Which SQL query finds doubles?",
                "typescript | Move this module to TypeScript"
            })
    void a_name_is_enough(String language, String question) {
        assertEquals(language, ProgrammingLanguages.of(Lexemes.of(question)).wireName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "Let us go to the station and see what is there.",
                "The rust on the gate was red, and swift birds flew by.",
                "I'd like to import wine from Portugal; which class of licence do I need?",
                "Select a gift from the list where prices are low."
            })
    void prose_is_in_no_language_of_machines(String text) {
        assertEquals("unknown", ProgrammingLanguages.of(Lexemes.of(text)).wireName());
    }

    private static Arguments of(String language, String program) {
        return Arguments.of(language, program);
    }
}
