using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>Rows written at one revision of samples/Jinbocho are still right at the others.</summary>
public sealed class JinbochoRowsTests(TestServer server)
{
    private const string Id = "00000000-0000-0000-0000-00000000000";

    [Fact]
    public async Task Users_get_a_name_and_a_role_and_become_members_again()
    {
        var sample = await SampleDatabase.CreateAsync(server, "auth");
        await sample.UpgradeAsync("8a89b7");
        await sample.Server.ExecuteAsync(
            $"insert into families (id, name) values ('{Id}1', 'Tanaka')",
            $"""
            insert into users (family_id, email, hashed_password, role) values
              ('{Id}1', 'yuki@example.org', 'x', 'admin'), ('{Id}1', 'ren@example.org', 'x', 'member'), ('{Id}1', 'hana@example.org', 'x', 'Owner'), ('{Id}1', 'guest@example.org', 'x', 'guest')
            """,
            "insert into refresh_tokens (user_id, token_hash, expires_at) select id, email, now() from users");

        await sample.UpgradeAsync("head");
        Assert.Equal("guest|guest|viewer|True\nhana|hana|admin|True\nren|ren|editor|True\nyuki|yuki|admin|True",
            await sample.Server.QueryAsync("select split_part(email, '@', 1), full_name, role, is_active from users order by email"));
        Assert.Equal("4", await sample.Server.QueryAsync("select count(*) from refresh_tokens where not revoked"));

        await sample.DowngradeAsync("8a89b7");
        Assert.Equal("guest|member\nhana|admin\nren|member\nyuki|admin", await sample.Server.QueryAsync("select split_part(email, '@', 1), role from users order by email"));
        await sample.UpgradeAsync("head");
        Assert.Equal("", await sample.DifferenceFromModelAsync());
    }

    [Fact]
    public async Task Shelves_get_positions_by_name()
    {
        var sample = await SampleDatabase.CreateAsync(server, "catalog");
        await sample.UpgradeAsync("cfcd01");
        await sample.Server.ExecuteAsync(
            $"insert into rooms (id, family_id, name) values ('{Id}1', '{Id}2', 'study')",
            $"insert into bookcases (id, room_id, name) values ('{Id}3', '{Id}1', 'tall'), ('{Id}4', '{Id}1', 'low')",
            $"insert into sections (id, bookcase_id, name) values ('{Id}5', '{Id}3', 'B'), ('{Id}6', '{Id}3', 'A'), ('{Id}7', '{Id}4', 'C')",
            $"insert into shelves (section_id, name) values ('{Id}5', '2'), ('{Id}5', '1'), ('{Id}7', '1')");

        await sample.UpgradeAsync("head");
        Assert.Equal("A|1\nB|2\nC|1", await sample.Server.QueryAsync("select name, position from sections order by name"));
        Assert.Equal("B|1|1\nB|2|2\nC|1|1", await sample.Server.QueryAsync("select s.name, h.name, h.position from shelves h join sections s on s.id = section_id order by 1, 2"));

        await sample.DowngradeAsync("cfcd01");
        Assert.Equal("3", await sample.Server.QueryAsync("select count(*) from shelves"));
    }

    [Fact]
    public async Task Reading_statuses_are_renamed_and_renamed_back()
    {
        var sample = await SampleDatabase.CreateAsync(server, "catalog");
        await sample.UpgradeAsync("93070b");
        await sample.Server.ExecuteAsync(
            $"insert into bibliographic_records (id, family_id, title) values ('{Id}1', '{Id}2', 'Kokoro')",
            $"insert into owned_books (bibliographic_record_id, position, reading_status) values ('{Id}1', 1, 'unread'), ('{Id}1', 2, 'in_progress'), ('{Id}1', 3, 'finished')",
            $"insert into owned_books (bibliographic_record_id, position) values ('{Id}1', 4)");

        await sample.UpgradeAsync("head");
        Assert.Equal("to_read\nreading\nread\nto_read", await sample.Server.QueryAsync("select reading_status from owned_books order by position"));
        await sample.DowngradeAsync("93070b");
        Assert.Equal("unread\nin_progress\nfinished\nunread", await sample.Server.QueryAsync("select reading_status from owned_books order by position"));
    }

    [Fact]
    public async Task Records_of_one_edition_become_one_and_keep_every_copy()
    {
        var sample = await SampleDatabase.CreateAsync(server, "catalog");
        await sample.UpgradeAsync("6aa251");
        await sample.Server.ExecuteAsync(
            $"""
            insert into bibliographic_records (id, family_id, title, isbn, created_at) values
              ('{Id}1', '{Id}9', 'Kokoro', '978-0-14-310603-6', '2026-01-01'), ('{Id}2', '{Id}9', 'Kokoro (again)', '9780143106036', '2026-02-01'),
              ('{Id}3', '{Id}8', 'Kokoro', '9780143106036', '2026-03-01'), ('{Id}4', '{Id}9', 'Sanshiro', null, '2026-01-01'), ('{Id}5', '{Id}9', 'Botchan', '080482037x', '2026-01-01')
            """,
            $"insert into owned_books (bibliographic_record_id) values ('{Id}1'), ('{Id}2'), ('{Id}2'), ('{Id}3'), ('{Id}4')",
            "insert into isbn_cache (isbn, data) values ('978-0-14-310603-6', '{}'), ('9780143106036', '{}')");

        await sample.UpgradeAsync("head");
        Assert.Equal("Botchan|080482037X|0\nKokoro|9780143106036|1\nKokoro|9780143106036|3\nSanshiro||1", await sample.Server.QueryAsync(
            "select title, isbn, count(o.id) from bibliographic_records r left join owned_books o on o.bibliographic_record_id = r.id group by r.id order by 1, 3"));
        Assert.Equal("9780143106036", await sample.Server.QueryAsync("select isbn from isbn_cache"));

        await sample.DowngradeAsync("base");
        await sample.UpgradeAsync("head");
        Assert.Equal("", await sample.DifferenceFromModelAsync());
    }

    [Fact]
    public async Task Messages_and_vectors_are_kept_in_both_directions()
    {
        var sample = await SampleDatabase.CreateAsync(server, "ai");
        await sample.UpgradeAsync("c165f8");
        await sample.Server.ExecuteAsync(
            $"insert into conversations (id, family_id, user_id) values ('{Id}1', '{Id}2', '{Id}3')",
            $"insert into messages (conversation_id, role, content) values ('{Id}1', 'user', 'what next?'), ('{Id}1', 'bot', 'Sanshiro')",
            $"insert into book_embeddings (bibliographic_record_id, embedding) values ('{Id}4', '{{0.5,0.25}}')");

        await sample.UpgradeAsync("head");
        Assert.Equal("Sanshiro|assistant\nwhat next?|user", await sample.Server.QueryAsync("select content, role from messages order by content"));
        Assert.Equal("text-embedding-3-small", await sample.Server.QueryAsync("select model from book_embeddings"));
        await sample.DowngradeAsync("c165f8");
        Assert.Equal("Sanshiro|bot\nwhat next?|user", await sample.Server.QueryAsync("select content, role from messages order by content"));
        Assert.Equal("1", await sample.Server.QueryAsync("select count(*) from book_embeddings"));
    }
}
