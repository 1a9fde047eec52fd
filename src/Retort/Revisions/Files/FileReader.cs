using Retort.Errors;
using Retort.Sql;

namespace Retort.Revisions.Files;

/// <summary>Reads a whole file: comments that are its header, then its sections.</summary>
internal sealed class FileReader(string text, string path)
{
    private readonly HeaderReader header = new(path);
    private readonly Dictionary<string, Script> sections = [];
    private SectionReader? section;
    private string sectionName = "";
    private int sectionStart;

    public Revision Read()
    {
        foreach (var piece in SqlCutter.Cut(text, path))
        {
            SqlSplitter.Refuse(piece, text, path);
            if (piece.Kind == SqlPieceKind.Comment) ReadComment(piece);
            if (piece.Kind == SqlPieceKind.Statement) ReadStatement(piece);
        }
        Close(text.Length);
        var upgrade = sections.GetValueOrDefault(Directive.Upgrade) ?? throw NoUpgrade();
        return header.Finish(upgrade, sections.GetValueOrDefault(Directive.Downgrade));
    }

    private void ReadComment(SqlPiece piece)
    {
        var comment = piece.In(text);
        if (Directive.Of(comment, piece.Line, path) is not { } directive)
        {
            if (section is null) header.Add(comment, piece.Line);
            else section.AddComment(piece);
        }
        else if (directive.IsSection) Open(directive, piece);
        else if (section is null) throw Outside(directive.Line, $"the directive \"{directive.Name}\"");
        else section.AddComment(piece);
    }

    private void ReadStatement(SqlPiece piece)
    {
        if (section is null) throw Outside(piece.Line, "a statement");
        section.Add(piece);
    }

    private void Open(Directive directive, SqlPiece piece)
    {
        Close(piece.Start);
        if (sections.ContainsKey(directive.Name))
            throw FileError.At(path, directive.Line, "duplicate-section", $"the file has a second section \"{directive.Name}\"", hint: "Put all its statements into one section.");
        section = new(text, path);
        sectionName = directive.Name;
        sectionStart = piece.End;
    }

    private void Close(int end)
    {
        if (section is not null) sections[sectionName] = section.Finish(sectionStart, end);
    }

    private RevisionException Outside(int line, string what) =>
        FileError.At(path, line, "outside-section", $"{what} stands before the first section", hint: "Put `-- retort: upgrade` above it.");

    private RevisionException NoUpgrade() =>
        FileError.At(path, 1, "missing-section", "the file has no section \"upgrade\"", hint: "Add `-- retort: upgrade`, and below it the statements.");
}
