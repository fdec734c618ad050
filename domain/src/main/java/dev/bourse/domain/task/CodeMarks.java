package dev.bourse.domain.task;

import java.util.List;

/**
 * How languages of machines are called and what their texts look like.
 *
 * @param language the language
 * @param names names that mean nothing else, separated by blanks
 * @param doubtful names that mean it only beside a word like {@code script} or after {@code in}
 * @param strong one lexeme or two that hardly any other language has, separated by semicolons
 * @param weak the same for those that some others have as well
 */
record CodeMarks(
        ProgrammingLanguage language, String names, String doubtful, String strong, String weak) {

    static final List<CodeMarks> ALL =
            List.of(
                    new CodeMarks(
                            ProgrammingLanguage.PYTHON,
                            "python python3 py pandas numpy django pytorch",
                            "flask",
                            "def __init__; elif; self .; import numpy; import pandas; __name__;"
                                    + " traceback (; def main; if __name__; lambda x; > list;"
                                    + " > str; except valueerror; indexerror; keyerror",
                            "def; print (; import os; none; self; from typing; in range; len (;"
                                    + " true :; else :; return none; pip install; isinstance"),
                    new CodeMarks(
                            ProgrammingLanguage.JAVASCRIPT,
                            "javascript js nodejs jquery ecmascript",
                            "node",
                            "console .; document .; require (; === null; async function;"
                                    + " module .; window .; undefined; npm install",
                            "const; let; function (; = >; ===; var; await; export default;"
                                    + " usestate (; useeffect (; null ;; import react"),
                    new CodeMarks(
                            ProgrammingLanguage.TYPESCRIPT,
                            "typescript ts tsx angular",
                            "",
                            ": string; : number; : boolean; interface props; : promise;"
                                    + " as const; readonly; : void; keyof; : any; export interface;"
                                    + " export type; unknown >",
                            "interface; type; enum; implements"),
                    new CodeMarks(
                            ProgrammingLanguage.JAVA,
                            "java spring hibernate junit jvm",
                            "maven",
                            "public static; system .; nullpointerexception; import java;"
                                    + " string [; arraylist <; @ override; throws exception;"
                                    + " private final; public void; hashmap <",
                            "public class; private; extends; implements; final; static; list <;"
                                    + " @ autowired; new; package"),
                    new CodeMarks(
                            ProgrammingLanguage.C,
                            "",
                            "c",
                            "# include; malloc (; printf (; int main; char *; sizeof (; struct"
                                + " node; segmentation fault; stdio .; stdlib .; free (; void *",
                            "# define; int *; typedef struct; null )"),
                    new CodeMarks(
                            ProgrammingLanguage.CPP,
                            "cpp c++ stl",
                            "",
                            "std ::; cout <<; vector <; using namespace; template <; iostream >;"
                                    + " unique_ptr <; nullptr; ::; auto &; const auto; cin >>",
                            "# include; int main; class; public :; private :; virtual"),
                    new CodeMarks(
                            ProgrammingLanguage.CSHARP,
                            "csharp c# dotnet asp unity blazor linq",
                            "",
                            "using system; console .; namespace; async task; string .; { get;"
                                    + " get ;; public async; public string; var result;"
                                    + " writeline (; . tolist; firstordefault",
                            "public class; private readonly; foreach (; static void"),
                    new CodeMarks(
                            ProgrammingLanguage.GO,
                            "golang goroutine goroutines",
                            "go",
                            "func main; package main; fmt .; := ; err !; = nil; func (;"
                                    + " go func; chan; : =; ] byte; defer; nil {; http .",
                            "func; nil; err; struct {; range; interface {; import ("),
                    new CodeMarks(
                            ProgrammingLanguage.RUST,
                            "rustc rustlang cargo tokio",
                            "rust",
                            "fn main; let mut; impl; println !; & str; & mut; pub fn; use std;"
                                    + " . unwrap; > result; vec !; : : ; fn; match;"
                                    + " derive (; option <; & self; borrow checker; # [",
                            "pub; mut; struct; trait; :: new; ok ("),
                    new CodeMarks(
                            ProgrammingLanguage.RUBY,
                            "ruby rails rspec activerecord",
                            "",
                            "puts; . each; do |; attr_accessor; require '; end end; def initialize;"
                                    + " nil ?; gem install; activerecord ::; . nil",
                            "def; end; module; unless; elsif; yield"),
                    new CodeMarks(
                            ProgrammingLanguage.PHP,
                            "php laravel symfony wordpress",
                            "",
                            "? php; $ this; echo $; $ _post; $ _get; function __construct;"
                                    + " $ _server; mysqli; > $; $ result; composer require;"
                                    + " array (; ; $; use illuminate",
                            "echo; $; public function; foreach (; namespace app"),
                    new CodeMarks(
                            ProgrammingLanguage.SQL,
                            "sql postgresql postgres mysql sqlite plpgsql tsql",
                            "oracle",
                            "select *; insert into; create table; group by; order by; left join;"
                                    + " inner join; primary key; foreign key; alter table;"
                                    + " varchar (; delete from; count (; partition by; is null;"
                                    + " not null; * from; where id; update users",
                            "select; from; where; join; having; limit; values ("),
                    new CodeMarks(
                            ProgrammingLanguage.BASH,
                            "bash zsh shellcheck",
                            "shell sh",
                            "! /; bin bash; bin sh; sudo; echo \"; then echo; fi; esac; grep -;"
                                    + " chmod +; $ {; $ (; | grep; | awk; | xargs; find .; && cd;"
                                    + " apt get; rm -; mkdir -; set -; cd /; curl -; tar -",
                            "echo; done; sed; awk; ls -; then; cron"),
                    new CodeMarks(
                            ProgrammingLanguage.HTML,
                            "html html5",
                            "",
                            "< div; < html; < body; / div; < head; ! doctype; < p; < span; < form;"
                                    + " < input; < button; < ul; < table; < script; href =; < img;"
                                    + " < a; < meta",
                            "class =; id =; < li"),
                    new CodeMarks(
                            ProgrammingLanguage.CSS,
                            "css scss sass tailwind flexbox",
                            "",
                            "display :; margin :; padding :; color :; font -; background -; @"
                                + " media; border -; justify -; width :; height :; position :; z -;"
                                + " px ;; : hover",
                            "rem; em; flex; grid; important"),
                    new CodeMarks(
                            ProgrammingLanguage.KOTLIN,
                            "kotlin coroutine ktor",
                            "",
                            "fun main; data class; val; suspend fun; ? :; println (; fun;"
                                    + " companion object; override fun; lateinit; when (;"
                                    + " sealed class; viewmodel (",
                            "var; : string; : int; listof ("),
                    new CodeMarks(
                            ProgrammingLanguage.SWIFT,
                            "swiftui xcode uikit",
                            "swift",
                            "import swiftui; import uikit; import foundation; guard let; if let;"
                                + " some view; @ state; var body; @ published; func viewdidload;"
                                + " uiviewcontroller; > string; nsobject; : view",
                            "func; let; struct; var; self .; extension"),
                    new CodeMarks(
                            ProgrammingLanguage.R,
                            "rstudio ggplot2 dplyr tidyverse rmarkdown",
                            "r",
                            "< -; library (; ggplot (; % >; data .; c (; summarise (; mutate (;"
                                    + " group_by (; lm (; head (; tibble; na .; aes (",
                            "function (; filter (; true )"),
                    new CodeMarks(
                            ProgrammingLanguage.LUA,
                            "lua roblox luau love2d luajit",
                            "",
                            "local function; local; ~ =; pairs (; ipairs (; then; end ); nil then;"
                                    + " game :; script .; .. \"; elseif; function self",
                            "end; nil; function; print ("),
                    new CodeMarks(
                            ProgrammingLanguage.HASKELL,
                            "haskell ghc cabal monad monads",
                            "",
                            "main ::; :: int; :: io; > maybe; import data; putstrln; deriving (;"
                                    + " data maybe; >>=; where go; :: [; instance functor; > [;"
                                    + " mapm_; foldr; newtype; deriving show; :: string",
                            "where; maybe; let; case; module"),
                    new CodeMarks(
                            ProgrammingLanguage.SCALA,
                            "scala akka sbt",
                            "",
                            "case class; object main; extends app; def main; implicit val;"
                                    + " trait; sealed trait; option [; seq [; future [; : unit;"
                                    + " given; list [",
                            "val; def; object; : string; override def"),
                    new CodeMarks(
                            ProgrammingLanguage.PERL,
                            "perl cpan",
                            "",
                            "use strict; use warnings; my $; my %; my @; = ~; sub new; @ _; $ _;"
                                    + " qw (; chomp; shift ;; print \"",
                            "sub; foreach; $"),
                    new CodeMarks(
                            ProgrammingLanguage.DART,
                            "dart flutter riverpod",
                            "",
                            "widget build; statelesswidget; buildcontext context; statefulwidget;"
                                    + " package :; void main; setstate (; final string; @ override;"
                                    + " scaffold (; edgeinsets .; future <",
                            "widget; required this; const; late"),
                    new CodeMarks(
                            ProgrammingLanguage.ELIXIR,
                            "elixir phoenix genserver liveview",
                            "",
                            "defmodule; | >; def handle_call; use genserver; do :; defp;"
                                    + " io .; enum .; { :; @ doc; fn x; @ spec; { ok",
                            "def; do; end"),
                    new CodeMarks(
                            ProgrammingLanguage.JULIA,
                            "julia",
                            "",
                            "using linearalgebra; using plots; println (; :: float64; @ time; ::"
                                + " vector; function f; . +; . *; end function; struct point; ::"
                                + " int64; using dataframes",
                            "end; function; using"),
                    new CodeMarks(
                            ProgrammingLanguage.MATLAB,
                            "matlab simulink octave",
                            "",
                            "zeros (; linspace (; plot (; fprintf (; clc; clear all; disp (;"
                                    + " figure ;; hold on; function [; end %; . ^; . /",
                            "end; % ; ones ("),
                    new CodeMarks(
                            ProgrammingLanguage.POWERSHELL,
                            "powershell pwsh cmdlet",
                            "",
                            "get -; write -; set -; new -; $ _; foreach -; where -; - object;"
                                    + " - path; param (; - item; import -; - eq; $ null; - host",
                            "$; process"));

    /** Whether the texts of one are, for the most part, also texts of the other. */
    static ProgrammingLanguage heir(ProgrammingLanguage language) {
        return switch (language) {
            case JAVASCRIPT -> ProgrammingLanguage.TYPESCRIPT;
            case C -> ProgrammingLanguage.CPP;
            default -> language;
        };
    }
}
