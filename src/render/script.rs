/// A script, smaller: without comments and blanks, its local names shortened. `None` if it cannot be
/// parsed, or if this build has no minifier.
#[cfg(feature = "minify")]
pub fn smaller_script(script: &str) -> Option<String> {
    use oxc_codegen::{Codegen, CodegenOptions};
    use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};

    let allocator = oxc_allocator::Allocator::default();
    let source = oxc_span::SourceType::cjs();
    let mut parsed = oxc_parser::Parser::new(&allocator, script, source).parse();
    if parsed.panicked || !parsed.errors.is_empty() {
        return None;
    }
    // Browsers of 2018 understand no later version.
    let target = oxc_compat::EngineTargets::from_target("es2017").ok()?;
    let compress = CompressOptions { target, ..CompressOptions::safest() };
    let options = MinifierOptions { mangle: Some(MangleOptions::default()), compress: Some(compress) };
    let names = Minifier::new(options).minify(&allocator, &mut parsed.program).scoping;
    let settings = CodegenOptions::minify();
    Some(Codegen::new().with_options(settings).with_scoping(names).build(&parsed.program).code)
}

/// This build has no minifier.
#[cfg(not(feature = "minify"))]
pub fn smaller_script(_: &str) -> Option<String> {
    None
}

#[cfg(feature = "minify")]
#[cfg(test)]
mod tests {
    use super::smaller_script;

    #[test]
    fn names_a_script_keeps_to_itself_become_short() {
        let smaller = smaller_script(
            "// a\n(function () { const someLongName = root(); use(someLongName, someLongName); })();",
        )
        .unwrap();
        assert!(!smaller.contains("someLongName") && !smaller.contains("//"), "{smaller}");
    }

    #[test]
    fn a_script_is_not_written_in_a_later_language() {
        let smaller = smaller_script("try { a() } catch (error) { b() } if (!c) c = d;").unwrap();
        assert!(smaller.contains("catch(") && !smaller.contains("||="), "{smaller}");
    }

    #[test]
    fn what_is_no_script_stays_as_it_is() {
        assert_eq!(smaller_script("function ("), None);
    }
}
